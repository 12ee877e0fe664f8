"""How a reaction is queued with its event; `jobs.py` runs it once."""

from contextvars import ContextVar

from augenhoehe.base.events import REACTIONS
from augenhoehe.base.jobs import enqueue
from augenhoehe.journal.models import Entry

MAX_DEPTH = 8
CAUSE: ContextVar[Entry | None] = ContextVar("cause", default=None)


def queue_reactions(entry):
    """A job for each reaction to `entry`, in the same transaction; a long chain ends here."""
    if entry.depth >= MAX_DEPTH:
        return
    for reaction in REACTIONS.get(entry.kind, ()):
        lane = f"{entry.subject_type}:{entry.subject_id}" if reaction.ordered else ""
        enqueue(
            "journal.react",
            key=f"{reaction.name}:{entry.pk}",
            lane=lane,
            reaction=reaction.name,
            entry_id=entry.pk,
        )
