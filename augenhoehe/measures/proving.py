"""The form in which an improvement is written: what is expected, checked against what can be seen.

It stands beside `forms.py` because it asks the forecast.
"""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.measures.facts import Expected
from augenhoehe.measures.forecasting import forecast
from augenhoehe.measures.forms import SketchForm, date_field
from augenhoehe.measures.models import LONGEST
from augenhoehe.measures.sizes import expected_of, kind_of, provable, typed_of
from augenhoehe.measures.wording import announce
from augenhoehe.people.queries import active_teams

MORE = [
    ("more", pgettext_lazy("expected", "more")),
    ("less", pgettext_lazy("expected", "less")),
]


WRONG = ("hidden", "no_data", "impossible")


def segments():
    """[(word, label)] of the parts of the department that an improvement may be about."""
    return [(f"team:{team.pk}", team.name) for team in active_teams()]


class ExpectedForm(forms.Form):
    """What is expected: of which figure, how much, from when on, checked when."""

    hypothesis = forms.CharField(
        label=gettext_lazy("We believe that …"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("If we do this, then that changes, because …"),
    )
    indicator = forms.ChoiceField(label=gettext_lazy("What shows it?"))
    direction = forms.ChoiceField(
        label=gettext_lazy("Which way?"), choices=MORE, widget=forms.RadioSelect
    )
    size = forms.DecimalField(
        label=gettext_lazy("By how much?"), min_value=0, max_digits=9, decimal_places=2
    )
    starts_on = date_field(gettext_lazy("It starts on"))
    review_on = date_field(
        gettext_lazy("Checked on"),
        required=False,
        help_text=gettext_lazy("Leave it empty: as soon as the data will suffice."),
    )
    segment = forms.ChoiceField(label=gettext_lazy("For whom?"), required=False)
    control = forms.ChoiceField(
        label=gettext_lazy("Compared with (a team that goes on as before)"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.told = None
        teams = segments()
        self.fields["indicator"].choices = [("", _("– choose –")), *provable()]
        self.fields["segment"].choices = [("", _("the whole department")), *teams]
        self.fields["control"].choices = [("", pgettext("compared with", "nobody")), *teams]
        self.fields["starts_on"].initial = timezone.localdate()

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                _("The start lies in the past: what is expected is written before the start.")
            )
        return day

    def clean(self):
        given = super().clean()
        self._check_parts(given)
        if not self.errors:
            self._ask(given)
        return given

    def _check_parts(self, given):
        one = INDICATORS.get(given.get("indicator"))
        for name in ("segment", "control"):
            if given.get(name) and one and "team" not in one.segments:
                self.add_error(name, _("This figure is not kept for teams."))
        if given.get("control") and given.get("control") == given.get("segment"):
            self.add_error("control", _("Compare with another team, not with the same one."))
        if given.get("control") and not given.get("segment"):
            text = _("Whose change is compared? Choose a team above, or compare with nobody.")
            self.add_error("control", text)

    def _ask(self, given):
        """What can be announced; nothing to prove on is an error."""
        kind = kind_of(given["indicator"])
        try:
            more = given["direction"] == "more"
            given["expected"] = expected_of(kind, more=more, size=given["size"])
        except ValueError:
            return self.add_error("size", _("No time can become so much shorter."))
        if not given["size"]:
            return self.add_error("size", _("Say how much you expect: more than nothing."))
        names = ("segment", "control")
        self.told = forecast(
            given["indicator"],
            expected=given["expected"],
            start=given["starts_on"],
            **{name: given[name] for name in names},
        )
        if self.told.code in WRONG:
            place = "segment" if given["segment"] else "indicator"
            place = "size" if self.told.code == "impossible" else place
            return self.add_error(place, announce(self.told))
        return self._date(given)

    def _date(self, given):
        ripe = self.told.ripe_on(given["starts_on"])
        given["review_on"] = given.get("review_on") or ripe
        if given["review_on"] is None:
            self.add_error("review_on", _("Choose a day: the data alone cannot say when."))
        elif given["review_on"] < given["starts_on"] + timedelta(days=1):
            self.add_error("review_on", _("The review comes after the start."))

    def wanted(self):
        """What the actions take."""
        names = (
            "hypothesis",
            "indicator",
            "expected",
            "starts_on",
            "review_on",
            "segment",
            "control",
        )
        return Expected(**{name: self.cleaned_data[name] for name in names})

    def questions(self):
        """The fields of what is expected, without those that unfold."""
        return [self[name] for name in ("indicator", "direction", "size", "starts_on", "review_on")]


class ProofForm(ExpectedForm, SketchForm):
    """An improvement with proof: what is done and what is expected of it."""


def typed(expectation):
    """What is written, as the form takes it."""
    names = ("hypothesis", "indicator", "starts_on", "review_on", "segment", "control")
    more, size = typed_of(kind_of(expectation.indicator), expectation.expected)
    known = {name: getattr(expectation, name) for name in names}
    return {**known, "direction": "more" if more else "less", "size": size}
