"""Another team is asked without giving the ticket away."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Consultation
from augenhoehe.tickets.timeline import locked


@action
def ask_team(ticket, *, team, question, by, due_at=None):
    """Ask another team a question; the ticket stays where it is."""
    ticket = locked(ticket)
    if not question.strip():
        raise Refused(_("The question is missing."), code="ask.empty")
    if team.pk == ticket.team_id:
        raise Refused(_("The ticket is with this team already."), code="ask.own_team")
    if ticket.is_confidential or ticket.team.is_confidential:
        raise Refused(
            _("This ticket is confidential. Name the person who may read it instead."),
            code="ask.confidential",
        )
    asked = Consultation.objects.create(
        ticket=ticket,
        team=team,
        question=question.strip(),
        asked_by=by,
        asked_at=timezone.now(),
        due_at=due_at,
    )
    record(events.ASKED, ticket, by=by, team_id=team.pk)
    return asked


@action
def answer_question(consultation, *, answer, by):
    """Answer what another team asked; whoever can help may."""
    asked = _waiting(consultation)
    if not answer.strip():
        raise Refused(_("The answer is empty."), code="ask.no_answer")
    asked.answer, asked.answered_by, asked.answered_at = answer.strip(), by, timezone.now()
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    record(events.ANSWERED, asked.ticket, by=by)
    return asked


@action
def withdraw_question(consultation, *, by):
    """Take a question back that needs no answer any more."""
    asked = _waiting(consultation)
    asked.withdrawn_at = timezone.now()
    asked.save(update_fields=["withdrawn_at"])
    record(events.UNDONE, asked.ticket, by=by, verb="ask")
    return asked


@housekeeping("read marks are nobody's business")
def read_team_answer(consultation, *, by):
    """Whoever asked has read the answer; somebody else's reading does not count."""
    mine = Consultation.objects.filter(pk=consultation.pk, asked_by=by, answer_read_at=None)
    mine.exclude(answered_at=None).update(answer_read_at=timezone.now())


def _waiting(consultation):
    fresh = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if fresh.answered_at or fresh.withdrawn_at:
        raise Refused(_("This question is already settled."), code="ask.settled")
    return fresh
