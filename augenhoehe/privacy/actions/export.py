"""The data of a contact are packed, fetched once, and gone."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.files import queries as files
from augenhoehe.files import store
from augenhoehe.files.actions import attach, detach_all
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.models import Export


@action
def ask_for_export(contact, *, with_internal=False, by):
    """Have everything that is kept of a contact packed."""
    export = Export.objects.create(
        contact_id=contact.pk,
        asked_by=by,
        asked_at=timezone.now(),
        with_internal=with_internal,
    )
    enqueue("privacy.export", key=f"privacy.export:{export.pk}", export_id=export.pk)
    record(events.EXPORT_ASKED, contact, by=by)
    return export


@housekeeping("how far it is is gone with the export")
def show_progress(export, done, total):
    """Note how many parts are packed."""
    Export.objects.filter(pk=export.pk).update(done_count=done, total_count=total)


@action
def keep_export(export, *, blob, held_back=False, by):
    """The export is packed and can be fetched."""
    now = timezone.now()
    Export.objects.filter(pk=export.pk).update(ready_at=now, held_back=held_back)
    attach(blob, owner=export, name=f"export-{export.pk}.zip", content_type="application/zip")
    record(events.EXPORT_PACKED, export, by=by)


@housekeeping("the job's error says why")
def fail_export(export):
    """Packing did not work; the page says so."""
    Export.objects.filter(pk=export.pk, ready_at=None).update(failed_at=timezone.now())


@action
def fetch_export(export, *, by):
    """Hand the packed export out, once; its open file, and the ids of blobs to sweep."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    links = files.attachments_of(export)
    if export.fetched_at or not links:
        raise Refused(
            _("This export was fetched already. Have it packed again."), code="export.gone"
        )
    opened = store.path_of(links[0].blob.sha256).open("rb")
    _end(export)
    record(events.EXPORT_FETCHED, export, by=by)
    return opened, {link.blob_id for link in links}


@action
def end_export(export, *, by):
    """Remove a packed export that nobody fetched; the ids of blobs to sweep."""
    blobs = {link.blob_id for link in files.attachments_of(export)}
    _end(export)
    record(events.EXPORT_ENDED, export, by=by)
    return blobs


def _end(export):
    detach_all(Export, [export.pk])
    Export.objects.filter(pk=export.pk).update(fetched_at=timezone.now())
