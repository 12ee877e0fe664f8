"""What is left to do after an import."""

from augenhoehe.base.jobs import job
from augenhoehe.tickets.actions.index import index_ticket


@job("transfer.index")
def index(ids):
    """Bring imported concerns into the search."""
    for pk in ids:
        index_ticket(pk)
