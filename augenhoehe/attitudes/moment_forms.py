"""The form of a moment."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User


class MomentForm(forms.Form):
    """Whom one thanks, for what, and perhaps the sentence itself."""

    colleague = forms.ModelChoiceField(User.objects.none(), label=pgettext_lazy("moment", "Whom"))
    words = forms.CharField(
        label=_("For what?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. Nothing about a customer that names them."),
    )
    quote = forms.CharField(
        label=_("A sentence of theirs, if you want to quote one"), max_length=300, required=False
    )

    def __init__(self, *args, thankable, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = thankable
