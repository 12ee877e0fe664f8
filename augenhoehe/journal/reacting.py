"""How a reaction is queued with its event and run once after it."""

from contextvars import ContextVar

from augenhoehe.base.events import REACTION_BY_NAME, REACTIONS
from augenhoehe.base.jobs import enqueue, job
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


@job("journal.react")
def run_reaction(reaction, entry_id):
    """Run one reaction to one entry; what it records names that entry as its cause."""
    entry = Entry.objects.get(pk=entry_id)
    token = CAUSE.set(entry)
    try:
        REACTION_BY_NAME[reaction].run(entry)
    finally:
        CAUSE.reset(token)
