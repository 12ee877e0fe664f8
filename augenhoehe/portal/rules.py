"""What a customer may see through a link."""

from augenhoehe.tickets.models import Message, Ticket

SHOWN = (Message.Kind.INCOMING, Message.Kind.OUTGOING)
KEY_LENGTH = 32


def ticket_by_key(key):
    """The ticket a status link opens, or None; an empty or short key opens nothing."""
    if len(key) != KEY_LENGTH:
        return None
    found = Ticket.objects.filter(status_key=key).select_related("team", "contact", "merged_into")
    ticket = found.first()
    return ticket.merged_into if ticket and ticket.merged_into_id else ticket


def messages_for_customer(ticket):
    """What was said to and by the customer, doubtful senders' words left out."""
    said = Message.objects.filter(ticket=ticket, kind__in=SHOWN, is_doubtful=False)
    return said.select_related("outmail").order_by("at", "id")
