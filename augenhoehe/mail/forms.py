"""The form of the block list."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BlockForm(forms.Form):
    """A sender from whom nothing becomes a concern."""

    pattern = forms.CharField(
        label=_("Address or @domain"),
        max_length=255,
        widget=forms.TextInput(attrs={"placeholder": "@spam.example"}),
    )
