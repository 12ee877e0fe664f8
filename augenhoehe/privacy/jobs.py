"""What the worker does for data protection."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from augenhoehe.base.jobs import job, progress
from augenhoehe.customers.models import Contact
from augenhoehe.customers.personal import person_of
from augenhoehe.files.actions import store_file
from augenhoehe.files.actions.sweep import sweep_blobs, sweep_these
from augenhoehe.files.store import unfinished
from augenhoehe.privacy.actions import erase as erasing
from augenhoehe.privacy.actions import export as exporting
from augenhoehe.privacy.actions.erase_company import erase_company
from augenhoehe.privacy.actions.make_annex import keep_annex
from augenhoehe.privacy.actions.places import forget_old_words
from augenhoehe.privacy.actions.retain import run_retention
from augenhoehe.privacy.annex import paper_name, paper_of
from augenhoehe.privacy.compacting import compact, overwriting, tidy
from augenhoehe.privacy.models import Annex, Erasure, Export
from augenhoehe.privacy.packing import pack

FETCHABLE = timedelta(days=7)


@job("privacy.export", outward=True, tries=1)
def export(export_id):
    """Pack an export; without the contact, or when packing fails, the page says so."""
    wanted = Export.objects.filter(pk=export_id, ready_at=None).first()
    contact = wanted and Contact.objects.filter(pk=wanted.contact_id, erased_at=None).first()
    if not contact:
        return
    person = person_of(contact, asked_by=wanted.asked_by, with_internal=wanted.with_internal)
    try:
        with unfinished() as path:
            is_whole = pack(person, path, tell=partial(exporting.show_progress, wanted))
            blob = store_file(path)
            exporting.keep_export(wanted, blob=blob, held_back=not is_whole, by="worker")
    except Exception:
        exporting.fail_export(wanted)
        raise


@job("privacy.erase", outward=True)
def erase(erasure_id):
    """Erase a contact or a company, then what is left of it in free space and in the index."""
    wanted = Erasure.objects.filter(pk=erasure_id).first()
    if not wanted:
        return
    with overwriting():
        if wanted.contact_id is None:
            blobs = erase_company(wanted, by="worker", tell=progress)
        else:
            blobs = erasing.erase(wanted, by="worker")
        sweep_these(blobs)
        is_compact = tidy()
    if is_compact:
        erasing.note_compacted(timezone.now())


@job("privacy.nightly", outward=True)
def nightly():
    """Remove what is past its time, exports nobody fetched, files nobody links; then compact."""
    with overwriting():
        run_retention(by="worker", tell=progress)
        old = timezone.now() - FETCHABLE
        for export_ in Export.objects.filter(ready_at__lt=old, fetched_at=None):
            exporting.end_export(export_, by="worker")
        sweep_blobs()
        now = timezone.now()
        forget_old_words(now)
    if Erasure.objects.filter(done_at__lte=now, compacted_at=None).exists():
        compact()
        erasing.note_compacted(now)


@job("privacy.print_annex", outward=True)
def print_annex(annex_id):
    """Print a version of the annex in both languages."""
    annex = Annex.objects.filter(pk=annex_id).first()
    if annex:
        papers = {paper_name(annex, one): paper_of(annex, one) for one in annex.said}
        keep_annex(annex, papers=papers)
