"""What is left to do after an import."""

from augenhoehe.base.jobs import job
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets.actions.index import index_ticket


@job("transfer.index")
def index(ids):
    """Bring imported concerns into the search."""
    for pk in ids:
        index_ticket(pk)


@job("transfer.index_complaints")
def index_complaints(ids):
    """Bring complaints of an older register into the search."""
    rows = Complaint.objects.select_related("ticket", "contact", "company")
    index_texts([doc_of(one) for one in rows.prefetch_related("findings").filter(pk__in=ids)])
