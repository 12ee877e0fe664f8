"""What a complaint takes from the concern it was opened from; used by the actions."""

from augenhoehe.complaints.models import Complaint
from augenhoehe.people.models import TouchpointKind
from augenhoehe.tickets.models import Message

FOLLOWS = ("contact", "company", "team", "touchpoint")
CUSTOMER = (Message.Kind.INCOMING, Message.Kind.CALL)
Channel = Complaint.Channel
WAYS = {
    TouchpointKind.MAIL: Channel.MAIL,
    TouchpointKind.FORM: Channel.FORM,
    TouchpointKind.PHONE: Channel.PHONE,
    TouchpointKind.RECEPTION: Channel.RECEPTION,
}


def last_word(ticket):
    """What the customer said last in a concern, or None."""
    return ticket.messages.filter(kind__in=CUSTOMER).order_by("-at", "-id").first()


def channel_of(ticket, message):
    """By which way it came: a call was a call; else as its touchpoint."""
    if ticket.touchpoint_id:
        way = WAYS.get(ticket.touchpoint.kind, "")
        is_call = message is not None and message.kind == Message.Kind.CALL
        return Channel.PHONE if is_call and way != Channel.RECEPTION else way or Channel.OTHER
    if message is None:
        return Channel.OTHER
    return Channel.PHONE if message.kind == Message.Kind.CALL else Channel.MAIL
