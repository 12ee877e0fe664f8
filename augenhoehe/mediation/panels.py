"""What clearing talks hang on a conversation: for those only who may know of them."""

from augenhoehe.base.offers import panel
from augenhoehe.complaints import slots as complaints
from augenhoehe.mediation import rules
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.slots import SIDE


@panel(SIDE, template="mediation/beside.html", seen=rules.visible_to, order=70)
def beside_ticket(ticket, *, mine, user):
    """The talk sheet for whoever works on it; clearing talks for the lead and named persons."""
    talks = yield mine.filter(ticket=ticket)[:5]
    may_prepare = tickets.may_work_on(user, ticket) and not ticket.is_history
    if not (talks or may_prepare or rules.may_open(user)):
        return None
    return {
        "ticket": ticket,
        "talks": talks,
        "may_prepare": may_prepare,
        "may_open": rules.may_open(user),
    }


@panel(complaints.SIDE, template="mediation/beside.html", seen=rules.visible_to, order=70)
def beside_complaint(complaint, *, mine, user):
    """The same beside a complaint; its talk sheet is that of its concern."""
    talks, ticket = (yield mine.filter(complaint=complaint)[:5]), complaint.ticket
    may_prepare = bool(ticket) and not ticket.is_history and tickets.may_work_on(user, ticket)
    if not (talks or may_prepare or rules.may_open(user)):
        return None
    return {
        "ticket": ticket,
        "complaint": complaint,
        "talks": talks,
        "may_prepare": may_prepare,
        "may_open": rules.may_open(user),
    }
