"""Keep bytes once."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.files import store
from augenhoehe.files.models import Blob
from augenhoehe.files.rasters import raster_of

# A blob found again is young again, so that the sweep leaves it to whoever is about to link it.
STALE = timedelta(minutes=10)
HEAD = 100_000


def store_blob(data: bytes) -> Blob:
    """The blob of these bytes, kept now or long ago; may be called any number of times at once."""
    digest = store.digest_of(data)
    store.write(digest, data)
    blob = _note(digest, len(data), raster_of(data))
    # A sweep may have removed the file between the two lines above; now the row protects it.
    store.write(digest, data)
    return blob


def store_file(path) -> Blob:
    """The blob of a finished file of `store.unfinished`, which moves into the store."""
    digest = store.digest_of_file(path)
    with path.open("rb") as file:
        head = file.read(HEAD)
    # The row first: it protects the file from a sweep.
    blob = _note(digest, path.stat().st_size, raster_of(head))
    store.move_in(digest, path)
    return blob


@housekeeping("whoever uses the blobs records the use")
def store_blobs(datas) -> dict[str, Blob]:
    """{digest: blob} of many bytes at once, in a handful of queries."""
    by_digest = {store.digest_of(data): data for data in datas}
    for digest, data in by_digest.items():
        store.write(digest, data)
    now = timezone.now()
    Blob.objects.bulk_create(
        [
            Blob(sha256=digest, size=len(data), raster=raster_of(data), stored_at=now)
            for digest, data in by_digest.items()
        ],
        ignore_conflicts=True,
    )
    found = Blob.objects.filter(sha256__in=by_digest)
    found.filter(stored_at__lt=now - STALE).update(stored_at=now)
    blobs = {blob.sha256: blob for blob in found}
    for digest, data in by_digest.items():
        # As above: a sweep may have been between file and row.
        store.write(digest, data)
    return blobs


@housekeeping("whoever uses the blob records the use")
def _note(digest, size, raster):
    now = timezone.now()
    blob = Blob.objects.filter(sha256=digest).first()
    if blob and now - blob.stored_at < STALE:
        return blob
    blob, new = Blob.objects.get_or_create(
        sha256=digest,
        defaults={"size": size, "raster": raster, "stored_at": now},
    )
    if not new:
        Blob.objects.filter(pk=blob.pk).update(stored_at=now)
    return blob
