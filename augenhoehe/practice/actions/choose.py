"""The lead chooses the case of a team round, or leaves it to its turn."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.practice import events
from augenhoehe.practice.models import WeekCase


@action
def choose_week_case(week_on, *, code, by):
    """Take a situation for the team round of the week that begins on this Monday."""
    row, _new = WeekCase.objects.update_or_create(week_on=week_on, defaults={"code": code})
    record(events.WEEK_CHOSEN, row, by=by)
    return row


@action
def free_week(week_on, *, by):
    """Leave the week to the case whose turn it is."""
    row, _new = WeekCase.objects.update_or_create(week_on=week_on, defaults={"code": ""})
    record(events.WEEK_FREED, row, by=by)
    return row
