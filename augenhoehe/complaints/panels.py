"""What complaints show on other rooms' pages."""

from augenhoehe.base.offers import panel
from augenhoehe.complaints import rules
from augenhoehe.complaints.decision_parts import cause_of, decisions_of
from augenhoehe.complaints.models import NoComplaint
from augenhoehe.complaints.slots import BELOW
from augenhoehe.complaints.suggesting import suspicion_of
from augenhoehe.customers import slots as customers
from augenhoehe.customers.queries import same_ids
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.slots import SIDE

AT_MOST = 20


@panel(SIDE, template="complaints/beside.html", seen=rules.visible_to, order=20)
def beside_concern(ticket, *, mine, user):
    """The complaints of a concern; else the way to write one, and why it might be one."""
    complaints, dismissed = yield (
        mine.filter(ticket=ticket).order_by("-received_at"),
        NoComplaint.objects.filter(ticket=ticket),
    )
    may_write = tickets.may_work_on(user, ticket) and not ticket.is_merged
    is_quiet = bool(complaints) or bool(dismissed) or not may_write
    return {
        "ticket": ticket,
        "complaints": list(complaints),
        "may_write": may_write and not any(one.is_open for one in complaints),
        "suspicion": [] if is_quiet else suspicion_of(ticket),
    }


@panel(customers.COMPANY, template="complaints/of_customer.html", seen=rules.visible_to, order=20)
def of_company(company, *, mine, user):
    """What a company complained about, the newest first."""
    return (yield from _of(mine.filter(company__in=same_ids(company))))


@panel(customers.CONTACT, template="complaints/of_customer.html", seen=rules.visible_to, order=20)
def of_contact(contact, *, mine, user):
    """The same for one person."""
    return (yield from _of(mine.filter(contact__in=same_ids(contact))))


def _of(complaints):
    rows = complaints.filter(merged_into=None).order_by("-received_at", "-pk")
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
