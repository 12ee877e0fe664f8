"""What happens after an event, once."""

from augenhoehe.base.events import REACTION_BY_NAME
from augenhoehe.base.jobs import job
from augenhoehe.journal.models import Entry
from augenhoehe.journal.reacting import CAUSE


@job("journal.react")
def run_reaction(reaction, entry_id):
    """Run one reaction to one entry; what it records names that entry as its cause."""
    entry = Entry.objects.get(pk=entry_id)
    token = CAUSE.set(entry)
    try:
        REACTION_BY_NAME[reaction].run(entry)
    finally:
        CAUSE.reset(token)
