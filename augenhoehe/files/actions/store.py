"""Keep bytes once."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.files import store
from augenhoehe.files.models import Blob
from augenhoehe.files.rasters import raster_of

# A blob found again is young again, so that the sweep leaves it to whoever is about to link it.
STALE = timedelta(minutes=10)


def store_blob(data: bytes) -> Blob:
    """The blob of these bytes, kept now or long ago; may be called any number of times at once."""
    digest = store.digest_of(data)
    store.write(digest, data)
    blob = _note(digest, data)
    # A sweep may have removed the file between the two lines above; now the row protects it.
    store.write(digest, data)
    return blob


@housekeeping("whoever uses the blob records the use")
def _note(digest, data):
    now = timezone.now()
    blob = Blob.objects.filter(sha256=digest).first()
    if blob and now - blob.stored_at < STALE:
        return blob
    blob, new = Blob.objects.get_or_create(
        sha256=digest,
        defaults={"size": len(data), "raster": raster_of(data), "stored_at": now},
    )
    if not new:
        Blob.objects.filter(pk=blob.pk).update(stored_at=now)
    return blob
