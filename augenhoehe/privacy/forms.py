"""The forms of how long data are kept, and of the log of who took out what."""

from django import forms
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.privacy.actions.retain import LONGEST, SHORTEST


class RetentionForm(forms.Form):
    """Months, or nothing: kept until erased."""

    months = forms.IntegerField(
        label=pgettext_lazy("privacy", "Months"),
        min_value=SHORTEST,
        max_value=LONGEST,
        required=False,
    )


class SeenForm(forms.Form):
    """Which entries of the log are shown: by kind and by day, never by person."""

    kind = forms.ChoiceField(label=pgettext_lazy("privacy", "Kind"), required=False)
    since = forms.DateField(
        label=pgettext_lazy("privacy", "From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=pgettext_lazy("privacy", "To"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        words = {"by": pgettext("word", "somebody"), "subject": "…"}
        said = [(one.name, str(one.sentence).format(**words)) for one in kinds]
        self.fields["kind"].choices = [("", pgettext("privacy", "All")), *said]
