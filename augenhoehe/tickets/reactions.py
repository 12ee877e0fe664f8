"""What tickets do when something happened."""

from augenhoehe.base.events import react
from augenhoehe.base.jobs import enqueue
from augenhoehe.servicelevels import events as servicelevels
from augenhoehe.servicelevels.models import Policy
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Collective


@react(events.OPENED, name="tickets.tie_like_these")
def tie_if_alike(entry):
    """Look whether a new ticket belongs to a running collective case."""
    if Collective.objects.filter(ended_at=None).exists():
        enqueue("tickets.tie", ticket_id=entry.subject_id)


@react(servicelevels.POLICIES_SAVED, name="tickets.recompute_team")
def recompute_team(entry):
    """The deadlines of a team's open tickets follow its new promises."""
    _recompute([entry.subject_id])


@react(servicelevels.CALENDAR_SAVED, name="tickets.recompute_calendar")
def recompute_calendar(entry):
    """The deadlines of all teams that work by a calendar follow its new hours."""
    _recompute(_teams_by(entry.subject_id))


@react(servicelevels.CLOSED_DAY_ADDED, name="tickets.recompute_closed")
def recompute_closed(entry):
    """A day is closed now."""
    _recompute(_teams_by(entry.subject_id))


@react(servicelevels.CLOSED_DAY_REMOVED, name="tickets.recompute_opened")
def recompute_opened(entry):
    """A day is open again."""
    _recompute(_teams_by(entry.subject_id))


def _teams_by(calendar_id):
    used = Policy.objects.filter(calendar_id=calendar_id).order_by("team_id")
    return list(used.values_list("team_id", flat=True).distinct())


def _recompute(team_ids):
    for team_id in team_ids:
        enqueue("tickets.recompute", key=f"tickets.recompute:{team_id}", team_id=team_id)
