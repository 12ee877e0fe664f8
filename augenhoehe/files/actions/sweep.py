"""Remove what nobody links any more."""

import time
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.files import store
from augenhoehe.files.models import Blob

GRACE = timedelta(hours=24)
BATCH = 500


def sweep_blobs(grace=GRACE):
    """Remove blobs without a link and files without a blob, both older than `grace`; their count.

    The grace is for bytes that are kept but not linked yet; an erasure sweeps with none.
    """
    count = 0
    while removed := _remove_some(timezone.now() - grace):
        count += removed
    return count + _remove_strays(time.time() - grace.total_seconds())


@housekeeping("an erasure records itself")
def sweep_these(blob_ids, grace=timedelta(minutes=10)):
    """Remove those of these blobs that nothing links any more; younger ones wait for the night."""
    old = Blob.objects.filter(pk__in=list(blob_ids), stored_at__lte=timezone.now() - grace)
    return _remove(old.select_for_update())


def unlinked():
    """Blobs that nothing points at: no attachment, no raw mail, nothing of any other room."""
    blobs = Blob.objects.all()
    for relation in Blob._meta.related_objects:
        use = relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")})
        blobs = blobs.exclude(Exists(use))
    return blobs


@housekeeping("what nobody links is nobody's history")
def _remove_some(before):
    """One batch; the files go before the commit, so whoever stores the same bytes waits for it."""
    old = Blob.objects.filter(stored_at__lte=before).select_for_update()
    return _remove(old.filter(pk__in=unlinked().values("pk"))[:BATCH])


def _remove(locked):
    """Remove rows and files of the locked blobs that are unlinked now that they are locked."""
    ids = [blob.pk for blob in locked]
    free = dict(unlinked().filter(pk__in=ids).values_list("pk", "sha256"))
    Blob.objects.filter(pk__in=free).delete()
    for digest in free.values():
        store.remove(digest)
    return len(free)


def _remove_strays(before):
    """Files that no row knows: left over by a transaction that was rolled back or by a crash."""
    old = [path for path in store.stored_files() if path.stat().st_mtime < before]
    count = 0
    for start in range(0, len(old), BATCH):
        some = old[start : start + BATCH]
        names = [path.name for path in some]
        known = set(Blob.objects.filter(sha256__in=names).values_list("sha256", flat=True))
        for path in some:
            if path.name not in known:
                path.unlink(missing_ok=True)
                count += 1
    return count
