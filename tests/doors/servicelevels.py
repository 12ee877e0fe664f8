"""Calendars, closed days, deadlines."""

from django.utils import timezone

from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
from tests.doors.kinds import Thing, door

KEEPERS = "lead admin observer"

DOORS = {
    "servicelevels:list": door("setting see"),
    "servicelevels:holidays": door("setting see"),
    "servicelevels:suggest": door("setting change", "", "POST"),
    "servicelevels:add": door("setting change", "", "GET POST"),
    "servicelevels:calendar": door("setting see", "calendar", change="setting change"),
    "servicelevels:remove": door("setting change", "calendar", "POST"),
    "servicelevels:close_day": door("setting change", "calendar", "POST"),
    "servicelevels:open_day": door("setting change", "closed day", "POST"),
    "servicelevels:policies": door("setting see", "team at work", change="setting change"),
}


def make_calendar(cast):
    """The suggested calendar."""
    return [Thing({"pk": suggest_servicelevels(state="NW", by=cast.lead).pk}, seen=KEEPERS)]


def make_closed_day(cast):
    """A day off."""
    calendar = suggest_servicelevels(state="NW", by=cast.lead)
    day = timezone.localdate() + timezone.timedelta(days=9)
    closed = add_closed_day(calendar, day=day, name="Betriebsausflug", by=cast.lead)
    return [Thing({"pk": closed.pk}, seen=KEEPERS)]


def make_team(cast):
    """A team that works."""
    return [Thing({"pk": cast.technical.pk}, seen=KEEPERS)]


THINGS = {"calendar": make_calendar, "closed day": make_closed_day, "team at work": make_team}
