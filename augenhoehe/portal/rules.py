"""What a customer may see through a link."""

from django.db.models import Q

from augenhoehe.tickets.models import Message, Ticket

SHOWN = (Message.Kind.INCOMING, Message.Kind.OUTGOING)
KEY_LENGTH = 32


def ticket_by_key(key):
    """The ticket a status link opens, or None; an empty or short key opens nothing.

    A merged one leads on to where it went only if that is the same person's: two people with one
    concern do not read each other's words.
    """
    if len(key) != KEY_LENGTH:
        return None
    found = Ticket.objects.filter(status_key=key).select_related("team", "contact", "merged_into")
    ticket = found.first()
    while ticket and ticket.merged_into_id and _same_person(ticket, ticket.merged_into):
        ticket = ticket.merged_into
    return ticket


def _same_person(ticket, other):
    return ticket.contact_id is not None and ticket.contact_id == other.contact_id


def emails_of(ticket):
    """The addresses to which the link of this ticket's page goes."""
    if ticket.contact is None:
        return []
    return [email.lower() for email in ticket.contact.addresses.values_list("email", flat=True)]


def where_it_went(ticket):
    """The ticket in which the concern goes on: itself, or what it was merged into."""
    while ticket.merged_into_id:
        ticket = ticket.merged_into
    return ticket


def messages_for_customer(ticket):
    """What was said to and by the customer; no doubtful senders' words, none of another person's.

    What came with a merged concern is shown to the same person only.
    """
    said = Message.objects.filter(kind__in=SHOWN, is_doubtful=False)
    mine = Q(came_with=None)
    if ticket.contact_id:
        mine |= Q(came_with__contact=ticket.contact_id)
    own = Q(ticket=ticket) & mine
    if ticket.merged_into_id:
        own |= Q(came_with=ticket)
    return said.filter(own).select_related("outmail").order_by("at", "id")
