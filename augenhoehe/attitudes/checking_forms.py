"""The forms of the reply check."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.attitudes.models import CheckChoice

LONGEST = 100_000


def _area(label, rows, **more):
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST, "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, max_length=LONGEST, **more)


class CheckForm(forms.Form):
    """The text, and what it answers if one wants to tell."""

    text = _area(pgettext_lazy("reply check", "Your text"), 9)
    answers = _area(_("The message it answers"), 5, required=False)
    name = forms.CharField(
        label=_("Name of the customer"),
        help_text=_("Then the salutation is looked at, too."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_complaint = forms.BooleanField(label=_("It answers a complaint"), required=False)

    def more(self):
        """What may be left open."""
        return [self[name] for name in ("answers", "name", "is_complaint")]

    @property
    def has_more(self):
        """Has any of that been told?"""
        return any(field.value() for field in self.more())


class ChoiceForm(forms.Form):
    """When the check looks at what one writes in a conversation."""

    when = forms.ChoiceField(
        label=_("Where I write to a customer"), choices=CheckChoice.When, widget=forms.RadioSelect
    )
