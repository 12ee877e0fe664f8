"""What complaints show on other rooms' pages."""

from django.utils import timezone

from augenhoehe.base.offers import panel
from augenhoehe.complaints import rules, slots
from augenhoehe.complaints.decision_parts import cause_of, decisions_of
from augenhoehe.complaints.models import NoComplaint
from augenhoehe.complaints.slots import BELOW
from augenhoehe.complaints.suggesting import suspicion_of
from augenhoehe.customers import slots as customers
from augenhoehe.customers.queries import same_ids
from augenhoehe.intake import slots as intake
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.models import Handover
from augenhoehe.tickets.slots import SIDE

AT_MOST = 20


@panel(SIDE, template="complaints/beside.html", seen=rules.visible_to, order=20)
def beside_concern(ticket, *, mine, user):
    """The complaints of a concern; else the way to write one, and why it might be one."""
    complaints, dismissed = yield (
        mine.filter(ticket=ticket).order_by("-received_at"),
        NoComplaint.objects.filter(ticket=ticket),
    )
    may_write = rules.may_complain(user) and not ticket.is_merged
    is_quiet = bool(complaints) or bool(dismissed) or not tickets.may_work_on(user, ticket)
    return {
        "ticket": ticket,
        "complaints": list(complaints),
        "may_write": may_write and not any(one.is_open for one in complaints),
        "suspicion": [] if is_quiet else suspicion_of(ticket),
    }


@panel(intake.CALLS, template="complaints/calls.html", seen=rules.visible_to, order=20)
def beside_calls(calls, *, mine, user):
    """The way from a call that was written down to a complaint."""
    if not calls or not rules.may_complain(user):
        return None
    known = yield mine.filter(ticket__in=[call.pk for call in calls], closed_at=None)
    by_call = {one.ticket_id: one for one in known}
    return {"calls": [(call, by_call.get(call.pk)) for call in calls]}


@panel(customers.COMPANY, template="complaints/of_customer.html", seen=rules.visible_to, order=20)
def of_company(company, *, mine, user):
    """What a company complained about, the newest first."""
    return (yield from _of(mine.filter(company__in=same_ids(company))))


@panel(customers.CONTACT, template="complaints/of_customer.html", seen=rules.visible_to, order=20)
def of_contact(contact, *, mine, user):
    """The same for one person."""
    return (yield from _of(mine.filter(contact__in=same_ids(contact))))


def _of(complaints):
    rows = complaints.unmerged().order_by("-received_at", "-pk")
    found = yield rows[:AT_MOST]
    return {"complaints": list(found)} if found else None


@panel(BELOW, template="complaints/decision_part.html", seen=rules.visible_to, order=20)
def decision(complaint, *, mine, user):
    """What was decided and is done about it, what the customer says, what it cost."""
    return (yield from decisions_of(complaint, user=user))


@panel(BELOW, template="complaints/cause_part.html", seen=rules.visible_to, order=40)
def cause(complaint, *, mine, user):
    """Why it happened, what is alike, what is changed because of it."""
    return (yield from cause_of(complaint, seen=mine, user=user))


@panel(SIDE, template="complaints/breach_beside.html", seen=rules.breaches_visible_to, order=15)
def breach_of_concern(ticket, *, mine, user):
    """The data breach of a concern; where it was handed over as one, the way to write it down."""
    urgent = ticket.handovers.filter(danger=Handover.Danger.DATA)
    found, urgent = yield (
        mine.filter(complaint__ticket=ticket),
        urgent.exclude(state=Handover.State.REVOKED),
    )
    if not found and not (urgent and rules.may_open_breach(user)):
        return None
    return {"breaches": list(found), "ticket": ticket, "now": timezone.now()}


@panel(slots.SIDE, template="complaints/breach_of_complaint.html", seen=rules.breaches_visible_to)
def breach_of_complaint(complaint, *, mine, user):
    """The data breach of a complaint, or the way to make it one."""
    found = yield mine.filter(complaint=complaint)
    if not found and not (complaint.is_open and rules.may_work_on(user, complaint)):
        return None
    return {"breach": next(iter(found), None), "complaint": complaint, "now": timezone.now()}


@panel(slots.LIST, template="complaints/breach_link.html", seen=rules.breaches_visible_to, order=80)
def to_breaches(person, *, mine, user):
    """The way to the register of data breaches."""
    return {}
