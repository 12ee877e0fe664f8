"""Hours, policies and deadlines, as tickets and pages need them."""

from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from django.db.models import Prefetch

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.together import once
from augenhoehe.kernel.businesstime import (
    due_with_pauses,
    segments,
    service_time_between,
    totals,
)
from augenhoehe.people.models import Team
from augenhoehe.servicelevels.clock import Clock
from augenhoehe.servicelevels.hours import build_hours, hours_of
from augenhoehe.servicelevels.models import Calendar, Policy, Priority
from augenhoehe.servicelevels.suggestions import WEEK


class Deadlines(NamedTuple):
    """By when a team answers and solves; None where nothing is promised or a pause lasts."""

    response_due_at: object
    solution_due_at: object


def policy_for(team, priority):
    """The policy of a team for a priority with its calendar (one query), or None.

    `team` is a team or its id. Where the priority has none of its own, normal counts.
    """
    team_id = getattr(team, "pk", team)
    by_priority = once(("policies", team_id), lambda: _policies_of(team_id))
    return by_priority.get(priority) or by_priority.get(Priority.NORMAL)


def _policies_of(team_id):
    found = Policy.objects.filter(team=team_id).select_related("calendar", "team")
    return {policy.priority: policy for policy in found}


def hours_for(team):
    """The service hours of a team (or team id), kept in memory while its calendar stays as it is.

    A team without deadlines works in the hours of the first calendar; without any calendar the
    suggested hours count, so that an answer always exists.
    """
    used, first = fetch_at_once(
        Calendar.objects.filter(policies__team=team).order_by("policies__priority")[:1],
        Calendar.objects.order_by("pk")[:1],
    )
    calendar = next(chain(used, first), None)
    return hours_of(calendar) if calendar else build_hours(WEEK)


def deadlines(opened_at, *, policy, hours=None, pauses=()):
    """By when the first response and the solution are due, from the moment of opening.

    Computes only; touches the database for closed days not in memory yet, and not at all when
    `hours` are given. `pauses` are kernel Pauses; a policy of None promises nothing.
    """
    if policy is None:
        return Deadlines(None, None)
    hours = hours or hours_of(policy.calendar)
    minutes = (policy.response_minutes, policy.solution_minutes)
    return Deadlines(*(_due(opened_at, spent, hours, pauses) for spent in minutes))


def explain(policy, *, which, start, now, pauses=(), done_at=None):
    """The clock of one deadline (`which`: "response" or "solution"), or None without a promise.

    From `start` to the deadline, or to now (or when it was done) if that is later.
    """
    minutes = policy and getattr(policy, f"{which}_minutes")
    if not minutes:
        return None
    hours = hours_of(policy.calendar)
    due_at = _due(start, minutes, hours, pauses)
    until = max(done_at or now, start)
    return Clock(
        which=which,
        policy=policy,
        start=start,
        until=until,
        due_at=due_at,
        is_done=done_at is not None,
        segments=_cut(start, sorted([until, due_at or until]), hours, pauses),
        totals=totals(segments(start, until, hours, pauses)),
        left=due_at and service_time_between(until, due_at, hours),
    )


def _cut(start, marks, hours, pauses):
    # Cut at now and at the deadline, so that no stretch lies on both sides of either.
    first, last = marks
    return segments(start, first, hours, pauses) + segments(first, last, hours, pauses)


def _due(start, minutes, hours, pauses):
    return due_with_pauses(start, timedelta(minutes=minutes), hours, pauses) if minutes else None


def calendars_in_use(visible):
    """Calendars with closed days and the policies (with team) that use them, three queries."""
    policies = Prefetch("policies", Policy.objects.select_related("team"))
    return visible.prefetch_related("closed_days", policies)


def policies_by_team(teams):
    """[(team, calendar or None, {priority: policy})] in the order of the teams, two queries."""
    policies = Prefetch("policies", Policy.objects.select_related("calendar"))
    lines = []
    for team in teams.prefetch_related(policies):
        found = {policy.priority: policy for policy in team.policies.all()}
        calendar = next(iter(found.values())).calendar if found else None
        lines.append((team, calendar, [found.get(priority) for priority in Priority.values]))
    return lines


def teams_without_policies():
    """Teams at work that promise nothing yet."""
    return Team.objects.filter(retired_at=None, policies=None)
