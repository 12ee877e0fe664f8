"""A ticket comes into the search."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.search.actions import drop_groups, index_texts
from augenhoehe.tickets.finding import docs_of
from augenhoehe.tickets.models import Ticket


@housekeeping("the index follows what an action did and recorded")
def index_ticket(ticket_id, *, whole=False):
    """Bring a ticket's new messages, or the whole of it, into the search."""
    found = Ticket.objects.select_related("contact", "company")
    ticket = found.filter(pk=ticket_id).first()
    if ticket is None:
        return
    if whole:
        drop_groups([ref(ticket)])
    index_texts(docs_of(ticket, whole=whole))
