"""Write what happened."""

from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.base.events import ACTORS
from augenhoehe.base.together import together
from augenhoehe.journal.models import Entry
from augenhoehe.journal.reacting import CAUSE, queue_reactions


def record(kind, subject, *, by, at=None, **facts):
    """Write what happened, and queue who wants to know, in the caller's transaction."""
    assert set(facts) == set(kind.facts), f"{kind.name} records {kind.facts}, not {set(facts)}"
    cause = CAUSE.get()
    system = isinstance(by, str)
    assert not system or by in ACTORS, f"{by} is no actor"
    entry = Entry(
        at=at or timezone.now(),
        kind=kind.code,
        subject_type=type_of(subject),
        subject_id=subject.pk,
        by_id=None if system else by.pk,
        actor=by if system else "",
        cause_id=cause.pk if cause else None,
        depth=cause.depth + 1 if cause else 0,
        facts=facts,
    )
    _save(entry)
    return entry


@together
def _save(entries):
    Entry.objects.bulk_create(entries)
    for entry in entries:
        queue_reactions(entry)
