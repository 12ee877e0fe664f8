"""What is typed in about figures."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.indicators.models import Agreement
from augenhoehe.people.queries import active_teams

# How people say a value, and how much of the figure's unit that is.
SAID = {
    "share": (0.01, _("in per cent")),
    "minutes": (60, _("in hours")),
    "count": (1, pgettext_lazy("unit", "number")),
    "points": (1, _("in points")),
    "rate": (1, _("per 1,000 concerns")),
    "money": (100, _("in euros")),
    "sum": (100, _("in euros")),
}
ENDS = {"share": (0, 100), "points": (-100, 100)}


class TargetForm(forms.Form):
    """Where a figure shall be, said as people say it."""

    value = forms.FloatField(label=pgettext_lazy("field", "Target"), required=False, localize=True)

    def __init__(self, *args, unit, **more):
        super().__init__(*args, **more)
        self.size, hint = SAID[unit]
        low, high = ENDS.get(unit, (0, 10**7))
        self.fields["value"].help_text = hint
        self.fields["value"].min_value, self.fields["value"].max_value = low, high
        self.low, self.high = low, high

    @classmethod
    def of(cls, one, value, *, data=None):
        """The form for a figure, filled with its target."""
        size = SAID[one.unit][0]
        start = None if value is None else round(value / size, 2)
        return cls(data, unit=one.unit, initial={"value": start})

    def clean_value(self):
        """Within what the unit allows."""
        value = self.cleaned_data["value"]
        if value is not None and not self.low <= value <= self.high:
            raise forms.ValidationError(
                _("Between %(low)s and %(high)s, please.") % {"low": self.low, "high": self.high}
            )
        return value

    @property
    def in_unit(self):
        """The value in the figure's unit; None where the target is taken back."""
        value = self.cleaned_data["value"]
        return None if value is None else value * self.size


class AgreementForm(forms.ModelForm):
    """A works agreement for the history of a team."""

    class Meta:
        model = Agreement
        fields = ["team", "agreed_by", "agreed_on", "purpose"]
        widgets = {
            "agreed_on": forms.DateInput(attrs={"type": "date"}),
            "purpose": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["team"].queryset = active_teams()
