"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.solutions.places import Place, place
from augenhoehe.tickets import rules
from augenhoehe.tickets.filling import values_for
from augenhoehe.tickets.models import (
    Collective,
    Consultation,
    Draft,
    ExtraWish,
    Handover,
    Message,
    Notice,
    Promise,
    Ticket,
)

subject(Ticket, visible_to=rules.visible_to, hides=rules.concealed_ids)
subject(Handover, visible_to=rules.handovers_visible_to, hides=rules.concealed_of(Handover))
subject(Collective, visible_to=rules.collectives_visible_to)
subject(
    Message,
    visible_to=lambda user: Message.objects.filter(ticket__in=rules.visible_to(user)),
    url=lambda message: f"{message.ticket.get_absolute_url()}#m{message.pk}",
    hides=rules.concealed_of(Message),
)
subject(
    Promise,
    visible_to=rules.promises_visible_to,
    url=lambda promise: promise.ticket.get_absolute_url(),
    hides=rules.concealed_of(Promise),
)
subject(
    ExtraWish,
    visible_to=rules.wishes_visible_to,
    url=lambda wish: wish.ticket.get_absolute_url(),
    hides=rules.concealed_of(ExtraWish),
)
subject(
    Consultation,
    visible_to=rules.consultations_visible_to,
    url=lambda consultation: consultation.ticket.get_absolute_url(),
    hides=rules.concealed_of(Consultation),
)
subject(
    Notice,
    visible_to=rules.notices_visible_to,
    url=lambda notice: "/tickets/notices/",
    hides=rules.concealed_of(Notice),
)
subject(
    Draft,
    visible_to=lambda user: Draft.objects.filter(user=user),
    url=lambda draft: draft.ticket.get_absolute_url() if draft.ticket_id else "/tickets/new/",
)


@place("ticket")
def in_ticket(pk, *, user):
    """What the placeholders of a standard solution become in a ticket."""
    found = rules.visible_to(user).select_related("contact", "company", "team")
    ticket = found.filter(pk=pk).first()
    if ticket is None:
        return None
    values = values_for(ticket, by=user)
    return Place(ticket.language, ticket.topic_id, ticket.product_id, values)
