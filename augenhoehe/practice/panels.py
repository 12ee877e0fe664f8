"""What practice shows on other rooms' pages: the way from a conversation to a case."""

from augenhoehe.base.offers import panel
from augenhoehe.practice import rules
from augenhoehe.tickets.slots import SIDE


@panel(SIDE, template="practice/beside.html", seen=rules.own_cases_at_work, order=95)
def beside_concern(ticket, *, mine, user):
    """A quiet line, below everything else, once it is over and a case may come of it."""
    may = rules.may_practise(user) and not ticket.is_live and not ticket.is_merged
    is_private = ticket.is_confidential or ticket.team.is_confidential
    return {"ticket": ticket} if may and not is_private else None
