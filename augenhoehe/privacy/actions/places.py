"""What is left of a name in texts of others is blacked out place by place, then forgotten."""

from datetime import timedelta

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.offers import SUBJECTS, resolve
from augenhoehe.base.personal import PASSAGES
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.models import Erasure, Place
from augenhoehe.privacy.places import kept_words, places_of, still_named

KEPT = timedelta(days=30)


@housekeeping("the erasure records itself")
def note_places(erasure, refs, words):
    """Keep where the person is still named, and sealed by which words, until somebody looks."""
    found = still_named(refs, words)
    Place.objects.bulk_create(
        Place(erasure=erasure, owner_type=kind, owner_id=pk, is_sure=is_sure)
        for (kind, pk), is_sure in found
    )
    erasure.words = words.as_text() if found else ""
    erasure.save(update_fields=["words"])


@action
def black_out_place(place, *, by):
    """Black a place out by the action of its room; the place is done."""
    thing = SUBJECTS[place.owner_type].model.objects.get(pk=place.owner_id)
    finder = kept_words(place.erasure).finder
    PASSAGES[place.owner_type].black_out(thing, finder=finder, by=by)
    record(events.PLACE_BLACKED_OUT, place.erasure, by=by)
    place.delete()


@action
def end_check(erasure, *, by):
    """`by` has looked at every place they may see; without any left the names are forgotten.

    What is about `by` stays, sealed, for another lead to look at.
    """
    rows = list(places_of(erasure))
    seen = resolve([(row.owner_type, row.owner_id) for row in rows], user=by)
    looked_at = [row.pk for row in rows if (row.owner_type, row.owner_id) in seen]
    Place.objects.filter(pk__in=looked_at).delete()
    for row in {erasure, *(row.erasure for row in rows)}:
        if not row.places.exists():
            _forget(row)
    record(events.PLACES_CHECKED, erasure, by=by)


@housekeeping("the retention of sealed names is part of what the erasure promised")
def forget_old_words(now):
    """After thirty days the names are forgotten, whether somebody looked or not."""
    for row in Erasure.objects.filter(done_at__lt=now - KEPT).exclude(words=""):
        row.places.all().delete()
        _forget(row)


def _forget(erasure):
    erasure.words = ""
    erasure.save(update_fields=["words"])
