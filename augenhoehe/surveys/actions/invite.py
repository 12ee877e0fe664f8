"""Somebody is to be asked: the invitation waits for the gate."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.complaints.models import Complaint
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.gathering import asking_rules
from augenhoehe.surveys.models import Audience, Invitation, Survey
from augenhoehe.tickets.models import State

Ending = Complaint.Ending


@housekeeping(
    "an invitation that waits is asked about on its page; the question itself is recorded"
)
def invite_after_solution(ticket):
    """After a solution, once a solution: the customer is to be asked some hours later."""
    running = Survey.objects.filter(audience=Audience.SOLUTION, state=Survey.State.RUNNING)
    survey = running.first()
    if survey is None or not _can_be_asked(ticket):
        return None
    now = timezone.now()
    invitation, _is_new = Invitation.objects.get_or_create(
        survey=survey,
        ticket=ticket,
        round=ticket.reopened_count,
        is_again=False,
        defaults={
            "contact": ticket.contact,
            "company": ticket.company,
            "created_at": now,
            "due_at": now + timedelta(hours=asking_rules().wait_hours),
        },
    )
    return invitation


def _can_be_asked(ticket):
    """Solved, not history, by a person from outside whom we know."""
    return (
        ticket.state in (State.SOLVED, State.CLOSED)
        and ticket.contact_id
        and not (ticket.is_history or ticket.merged_into_id or ticket.no_concern)
    )


@housekeeping(
    "an invitation that waits is asked about on its page; the question itself is recorded"
)
def invite_after_complaint(complaint):
    """After a complaint was closed, once an ending: its customer is to be asked hours later."""
    running = Survey.objects.filter(audience=Audience.HANDLED, state=Survey.State.RUNNING)
    survey = running.first()
    if survey is None or not _was_handled(complaint):
        return None
    now = timezone.now()
    invitation, _is_new = Invitation.objects.get_or_create(
        survey=survey,
        complaint=complaint,
        round=complaint.reopened_count,
        is_again=False,
        defaults={
            "contact": complaint.contact,
            "company": complaint.company,
            "created_at": now,
            "due_at": now + timedelta(hours=asking_rules().wait_hours),
        },
    )
    return invitation


def _was_handled(complaint):
    """Closed with an answer of ours, not merged, by a person whom we know."""
    endings = (Ending.ACCEPTED, Ending.REJECTED, Ending.UNANSWERED)
    return complaint.contact_id and not complaint.is_open and complaint.ending in endings


@action
def invite_people(survey, *, contacts, by):
    """A list is asked; whoever has an invitation that waits or is out gets no second one."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_running or survey.audience not in (Audience.LIST, Audience.RELATION):
        raise Refused(_("Start the survey first."), code="survey.not_running")
    rows = queue_people(survey, contacts)
    record(events.LISTED, survey, by=by, count=len(rows))
    return rows


@housekeeping(
    "an invitation that waits is asked about on its page; the question itself is recorded"
)
def queue_people(survey, contacts):
    """Invitations that wait, for contacts who have none that waits or is out."""
    live = (Invitation.State.WAITING, Invitation.State.SENT)
    there = Invitation.objects.filter(survey=survey, state__in=live, contact__in=contacts)
    known = set(there.values_list("contact_id", flat=True))
    now = timezone.now()
    rows = [
        Invitation(
            survey=survey,
            contact=one,
            company=next(iter(one.companies.all()), None),
            created_at=now,
            due_at=now,
        )
        for one in contacts
        if one.pk not in known
    ]
    return Invitation.objects.bulk_create(rows)
