"""New concerns that look like those of a collective case are tied to it."""

from augenhoehe.base.actions import action
from augenhoehe.tickets.actions.collective import tie_ticket
from augenhoehe.tickets.models import Collective


@action
def tie_like_these(ticket, *, by):
    """Tie `ticket` to the newest running case whose senders, words or product it shares."""
    message = ticket.messages.filter(kind__in=["incoming", "call"]).order_by("id").first()
    if message is None or ticket.is_merged:
        return None
    for case in Collective.objects.filter(ended_at=None).order_by("-started_at"):
        if is_like(ticket, message, case):
            return tie_ticket(case, ticket=ticket, by=by, by_rule=True)
    return None


def is_like(ticket, message, case):
    """All that a case names must fit: every word, one of the senders, the product."""
    words, senders = case.words.lower().split(), case.senders.lower().replace(",", " ").split()
    if not words and not senders and not case.product_id:
        return False
    text = f"{ticket.subject} {message.text}".lower()
    sender = message.sender_address.lower()
    return (
        all(word in text for word in words)
        and (not senders or any(sender.endswith(one) for one in senders))
        and (not case.product_id or case.product_id == ticket.product_id)
    )
