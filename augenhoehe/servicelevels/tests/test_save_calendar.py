"""Saving calendars, closed days and policies; what is refused leaves nothing behind."""

from datetime import date

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.servicelevels import events
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day, remove_closed_day
from augenhoehe.servicelevels.actions.save_calendar import remove_calendar, save_calendar
from augenhoehe.servicelevels.actions.save_policies import save_policies
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
from augenhoehe.servicelevels.models import Calendar, ClosedDay, Policy, Priority
from augenhoehe.servicelevels.tests import cast

pytestmark = pytest.mark.django_db


def refusal(code, call):
    entries = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        call()
    assert refused.value.code == code
    assert str(refused.value)
    assert Entry.objects.count() == entries


def test_a_calendar_is_saved_and_journalled():
    lead = cast.person("lead")
    saved = save_calendar(None, name="Haus", week=cast.WEEK, state="BY", by=lead)
    again = Calendar.objects.get()
    assert (again, again.week, again.state) == (saved, cast.WEEK, "BY")
    assert Entry.objects.get().kind == events.CALENDAR_SAVED.code


def test_each_change_gives_a_new_stamp():
    calendar = cast.calendar()
    stamps = {calendar.stamp}
    save_calendar(calendar, name="Haus", week=cast.WEEK, by="system")
    stamps.add(Calendar.objects.get().stamp)
    closed = add_closed_day(calendar, day=date(2026, 5, 4), name="Brücke", by="system")
    stamps.add(Calendar.objects.get().stamp)
    remove_closed_day(closed, by="system")
    stamps.add(Calendar.objects.get().stamp)
    assert len(stamps) == 4


def test_hours_that_never_open_are_refused():
    refusal("hours.never_open", lambda: save_calendar(None, name="Zu", week=((),) * 7, by="system"))
    assert not Calendar.objects.exists()


def test_a_name_is_given_once():
    cast.calendar("Haus")
    refusal(
        "calendar.name_taken",
        lambda: save_calendar(None, name="Haus", week=cast.WEEK, by="system"),
    )


def test_a_calendar_in_use_stays():
    calendar = cast.calendar()
    cast.policy(cast.team(), calendar)
    refusal("calendar.in_use", lambda: remove_calendar(calendar, by="system"))
    assert Calendar.objects.exists()


def test_an_unused_calendar_goes():
    remove_calendar(cast.calendar(), by="system")
    assert not Calendar.objects.exists()


def test_a_closed_day_is_added_once_and_unreadable_hours_are_refused():
    calendar, day = cast.calendar(), date(2026, 12, 24)
    add_closed_day(calendar, day=day, name="Heiligabend", hours="8-12", is_yearly=True, by="system")
    assert ClosedDay.objects.get().hours == "08:00-12:00"
    refusal("closed_day.exists", lambda: add_closed_day(calendar, day=day, name="x", by="system"))
    refusal(
        "interval.unreadable",
        lambda: add_closed_day(
            calendar, day=date(2026, 12, 31), name="x", hours="früh", by="system"
        ),
    )
    assert ClosedDay.objects.count() == 1


def test_policies_of_all_priorities_are_saved_and_saved_again():
    team, calendar, other = cast.team(), cast.calendar(), cast.calendar("Nacht")
    save_policies(team, calendar=calendar, minutes={Priority.HIGH: (60, 480)}, by="system")
    save_policies(team, calendar=other, minutes={Priority.HIGH: (30, None)}, by="system")
    assert Policy.objects.filter(team=team, calendar=other).count() == 4
    high = Policy.objects.get(team=team, priority=Priority.HIGH)
    assert (high.response_minutes, high.solution_minutes) == (30, None)


def test_a_solution_before_the_response_is_refused():
    team, calendar = cast.team(), cast.calendar()
    minutes = {Priority.HIGH: (60, 30)}
    refusal(
        "policy.reversed",
        lambda: save_policies(team, calendar=calendar, minutes=minutes, by="system"),
    )
    assert not Policy.objects.exists()


def test_suggestions_fill_gaps_and_touch_nothing_that_is_set():
    cast.policy(cast.team("Eigenes"), cast.calendar("Eigene Zeiten"), response=7)
    cast.team("Technik")
    suggest_servicelevels(state="NW", by="system")
    assert Calendar.objects.count() == 1
    assert Policy.objects.filter(team__name="Eigenes").get().response_minutes == 7
    assert Policy.objects.filter(team__name="Technik").count() == 4


def test_a_new_department_gets_a_calendar_with_two_half_days():
    cast.team()
    calendar = suggest_servicelevels(state="SN", by="system")
    suggest_servicelevels(state="SN", by="system")
    assert Calendar.objects.count() == 1
    assert calendar.state == "SN"
    assert list(calendar.closed_days.values_list("day__month", "day__day", "is_yearly")) == [
        (12, 24, True),
        (12, 31, True),
    ]
