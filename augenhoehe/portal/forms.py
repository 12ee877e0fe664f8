"""What a customer can write: a concern, and more to it on the status page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgainForm(forms.Form):
    """More to say, or not solved."""

    text = forms.CharField(
        label=_("What would you like to add?"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PublicForm(forms.Form):
    """What a customer fills in; `website` is a trap that people do not see."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    subject = forms.CharField(label=_("What is it about?"), max_length=200)
    text = forms.CharField(
        label=_("Your concern"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    file = forms.FileField(label=_("A file, if it helps"), required=False, max_length=120)
    website = forms.CharField(required=False)

    MAX_FILE = 10_000_000

    def clean_file(self):
        given = self.cleaned_data["file"]
        if given and given.size > self.MAX_FILE:
            raise forms.ValidationError(_("A file may have at most 10 MB."))
        return given

    @property
    def is_trapped(self):
        """Did a machine fill in what no person sees?"""
        return bool(self.cleaned_data.get("website"))
