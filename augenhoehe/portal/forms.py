"""What a customer can write on the status page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgainForm(forms.Form):
    """More to say, or not solved."""

    text = forms.CharField(
        label=_("What would you like to add?"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
