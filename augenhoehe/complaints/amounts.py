"""A form field for amounts of money: typed as people type them, kept in cents."""

from django import forms
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from augenhoehe.kernel.money import BadAmount, read_cents

LONGEST = 24


def why_bad(code):
    """Why an amount cannot be read, and how to write it."""
    return {
        "negative": _("An amount is never below nought."),
        "too_much": _("This amount is beyond all reason. Please look at it again."),
    }.get(code, _("This is no amount. Write it like %(example)s.") % {"example": written(123450)})


def written(cents):
    """An amount as it stands in a field, in the reader's way of writing."""
    return "" if cents is None else number_format(cents / 100, 2, force_grouping=True)


class AmountField(forms.CharField):
    """Cents, typed as an amount in euros; nothing typed is None."""

    def __init__(self, **more):
        super().__init__(max_length=LONGEST, **more)
        self.widget.attrs |= {"inputmode": "decimal", "size": 12, "autocomplete": "off"}

    def prepare_value(self, value):
        return written(value) if isinstance(value, int) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_cents(text, (get_language() or "de")[:2])
        except BadAmount as bad:
            raise forms.ValidationError(why_bad(bad.code), code=bad.code) from bad
