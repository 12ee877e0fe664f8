"""The form of how long data are kept."""

from django import forms
from django.utils.translation import pgettext_lazy

from augenhoehe.privacy.actions.retain import LONGEST, SHORTEST


class RetentionForm(forms.Form):
    """Months, or nothing: kept until erased."""

    months = forms.IntegerField(
        label=pgettext_lazy("privacy", "Months"),
        min_value=SHORTEST,
        max_value=LONGEST,
        required=False,
    )
