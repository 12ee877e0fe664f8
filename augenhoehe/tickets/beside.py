"""What stands beside a conversation."""

from augenhoehe.servicelevels.queries import explain, policy_for
from augenhoehe.tickets import queries, rules
from augenhoehe.tickets.filling import last_incoming
from augenhoehe.tickets.models import Handover, State
from augenhoehe.tickets.timeline import pauses_of


def beside(ticket, *, user, now):
    """Promises, questions, clocks, the lead's answer, the company's other concerns."""
    return {
        "promises": ticket.promises.select_related("owner"),
        "consultations": ticket.consultations.select_related(
            "team", "asked_by", "answered_by"
        ).filter(withdrawn_at=None),
        "clocks": clocks(ticket, now=now),
        "handover": Handover.objects.filter(ticket=ticket)
        .exclude(state=Handover.State.REVOKED)
        .select_related("lead", "handed_by")
        .first(),
        "others": [t for t in _others(ticket, user) if t.pk != ticket.pk][:5],
        "companies": [] if ticket.company_id else _companies(ticket),
        "sender_address": _sender_address(ticket),
        "may_work": rules.may_work_on(user, ticket),
        "now": now,
    }


def clocks(ticket, *, now):
    """The clocks of first response and solution, which explain themselves."""
    if ticket.is_history or ticket.no_concern:
        return []
    policy, pauses = policy_for(ticket.team_id, ticket.priority), pauses_of(ticket)
    solved = ticket.solved_at if ticket.state in (State.SOLVED, State.CLOSED) else None
    asked = [("response", ticket.first_response_at), ("solution", solved)]
    found = [
        explain(policy, which=which, start=ticket.opened_at, now=now, pauses=pauses, done_at=done)
        for which, done in asked
    ]
    return [clock for clock in found if clock]


def _companies(ticket):
    """The companies a contact writes for, to choose from when we do not know which."""
    return list(ticket.contact.companies.all()) if ticket.contact_id else []


def _sender_address(ticket):
    """Where somebody wrote from whom we do not know yet."""
    last = None if ticket.contact_id else last_incoming(ticket)
    return last.sender_address if last else ""


def _others(ticket, user):
    if ticket.company_id:
        return queries.company_tickets(user, ticket.company, limit=6)
    if ticket.contact_id:
        seen = rules.visible_to(user).filter(contact_id=ticket.contact_id)
        return seen.order_by("-last_at", "-id")[:6]
    return []
