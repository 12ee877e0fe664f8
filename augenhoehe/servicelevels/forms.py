"""Forms of the settings pages."""

import re

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.kernel.businesstime import (
    BadHours,
    Hours,
    format_intervals,
    parse_intervals,
)
from augenhoehe.servicelevels.models import Calendar, ClosedDay, Priority
from augenhoehe.servicelevels.public_holidays import FIRST_YEAR, LAST_YEAR, STATE_CHOICES
from augenhoehe.servicelevels.words import mistake_of

NO_STATE = ("", _("No public holidays"))
MAX_MINUTES = 60 * 1000
DURATION = re.compile(r"(\d{1,4})(?::([0-5]\d))?\s*(h|std\.?|min\.?|m)?", re.IGNORECASE | re.ASCII)


class HoursField(forms.CharField):
    """Hours of a day as they are typed; gives a tuple of intervals, none for an empty answer."""

    def validate(self, value):
        # Empty is an answer ("closed"), also where the label does not say "optional".
        self.run_validators(value)

    def clean(self, value):
        typed = super().clean(value)
        try:
            return parse_intervals(typed)
        except BadHours as error:
            raise forms.ValidationError(mistake_of(error), code=error.code) from error


class DurationField(forms.CharField):
    """Service time as hours:minutes, whole hours, or "30 min"; gives minutes, None if empty."""

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = DURATION.fullmatch(typed)
        minutes = _minutes(*found.groups()) if found else None
        if minutes is None:
            raise forms.ValidationError(_("Write hours and minutes like 4:00, 4 h or 30 min."))
        if not 0 < minutes <= MAX_MINUTES:
            raise forms.ValidationError(_("Between one minute and 1000 hours."))
        return minutes

    def prepare_value(self, value):
        return f"{value // 60}:{value % 60:02d}" if isinstance(value, int) else value


def _minutes(number, rest, unit):
    if unit and unit.lower().startswith("m"):
        return None if rest else int(number)
    return int(number) * 60 + int(rest or 0)


class CalendarForm(forms.Form):
    """Name, state, hours of the seven weekdays, time zone."""

    use_required_attribute = False

    name = forms.CharField(label=_("Name of the calendar"), max_length=80)
    state = forms.ChoiceField(
        label=pgettext_lazy("place", "State"),
        choices=[NO_STATE, *STATE_CHOICES],
        required=False,
        help_text=_("Its public holidays are closed days."),
    )
    time_zone = forms.CharField(label=_("Time zone"), max_length=60, initial="Europe/Berlin")

    def __init__(self, *args, calendar=None, **kwargs):
        self.calendar = calendar
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            self.fields[f"day_{number}"] = HoursField(label=name, max_length=200)
        if calendar:
            self.initial = _values(calendar) | self.initial

    def days(self):
        """The fields of the weekdays."""
        return [self[f"day_{number}"] for number in range(7)]

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Calendar.objects.exclude(pk=self.calendar and self.calendar.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError(_("There is a calendar of this name already."))
        return name

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        data["week"] = tuple(data.pop(f"day_{number}") for number in range(7))
        try:
            Hours(data["week"], data["time_zone"])
        except BadHours as error:
            field = "time_zone" if error.code == "hours.zone_unknown" else "day_0"
            self.add_error(field, mistake_of(error))
        return data


def _values(calendar):
    days = {f"day_{i}": format_intervals(day) for i, day in enumerate(calendar.week)}
    return {
        "name": calendar.name,
        "state": calendar.state,
        "time_zone": calendar.time_zone,
        **days,
    }


class ClosedDayForm(forms.Form):
    """A day that differs."""

    day = forms.DateField(
        label=pgettext_lazy("closed day", "Day"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    name = forms.CharField(label=pgettext_lazy("closed day", "Reason"), max_length=80)
    hours = HoursField(
        label=_("Open nevertheless"),
        max_length=100,
        required=False,
        help_text=_("Empty: closed all day. Half day: 00:00-12:00"),
    )
    is_yearly = forms.BooleanField(label=_("every year"), required=False)

    def __init__(self, *args, calendar=None, **kwargs):
        self.calendar = calendar
        # Stands on one page with the calendar's form, which has a name too.
        super().__init__(*args, auto_id="closed_%s", **kwargs)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Between 1991 and 2100."))
        if ClosedDay.objects.filter(calendar=self.calendar, day=day).exists():
            raise forms.ValidationError(_("This day is in the calendar already."))
        return day

    def clean_hours(self):
        return format_intervals(self.cleaned_data["hours"])


class HolidaysForm(forms.Form):
    """Whose holidays of which year are shown."""

    state = forms.ChoiceField(choices=[NO_STATE, *STATE_CHOICES], required=False)
    year = forms.IntegerField(
        label=pgettext_lazy("calendar", "Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )


class PoliciesForm(forms.Form):
    """The calendar of a team and its deadlines by priority."""

    calendar = forms.ModelChoiceField(
        label=pgettext_lazy("service hours", "Calendar"),
        queryset=Calendar.objects.all(),
        empty_label=None,
    )

    def __init__(self, *args, policies=(), **kwargs):
        super().__init__(*args, **kwargs)
        for priority in Priority:
            for which in ("response", "solution"):
                self.fields[f"{which}_{priority}"] = DurationField(
                    label=_("First response")
                    if which == "response"
                    else pgettext_lazy("deadline", "Solution"),
                    max_length=12,
                    required=False,
                )
        for policy in policies:
            self.initial["calendar"] = policy.calendar_id
            self.initial[f"response_{policy.priority}"] = policy.response_minutes
            self.initial[f"solution_{policy.priority}"] = policy.solution_minutes

    def lines(self):
        """(priority in words, field of the first response, field of the solution)."""
        return [(p.label, self[f"response_{p}"], self[f"solution_{p}"]) for p in Priority]

    def clean(self):
        data = super().clean()
        pairs = {p: (data.get(f"response_{p}"), data.get(f"solution_{p}")) for p in Priority}
        for priority, (response, solution) in pairs.items():
            if response and solution and response > solution:
                sentence = _("A solution cannot be due before the first response.")
                self.add_error(f"solution_{priority}", sentence)
        data["minutes"] = pairs
        return data
