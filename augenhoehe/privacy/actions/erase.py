"""Somebody is erased, after a moment in which it can be taken back."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base import personal
from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue, withdraw
from augenhoehe.customers.models import Company, Contact
from augenhoehe.customers.personal import person_of
from augenhoehe.files.actions import detach_all
from augenhoehe.files.queries import attachments_of
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.actions.places import note_places
from augenhoehe.privacy.models import Erasure, Export
from augenhoehe.privacy.places import candidates, words_for
from augenhoehe.privacy.queries import waiting_erasure, whose

MOMENT = timedelta(seconds=15)


@action
def ask_for_erasure(contact, *, by):
    """Erase a contact in a moment."""
    return _ask(Contact.objects.select_for_update().get(pk=contact.pk), by)


@action
def ask_for_company_erasure(company, *, by):
    """Erase a company in a moment, with the people who write for it alone."""
    return _ask(Company.objects.select_for_update().get(pk=company.pk), by)


def _ask(thing, by):
    if is_done(thing) or waiting_erasure(thing):
        raise Refused(_("This is being erased already."), code="erasure.same")
    now = timezone.now()
    erasure = Erasure.objects.create(**whose(thing), asked_by=by, asked_at=now)
    key = f"privacy.erase:{erasure.pk}"
    enqueue("privacy.erase", key=key, due_at=now + MOMENT, erasure_id=erasure.pk)
    record(events.ERASURE_ASKED, erasure, by=by)
    return erasure


@action
def withdraw_erasure(erasure, *, by):
    """Take an erasure back before it began."""
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if erasure.done_at or erasure.withdrawn_at or not withdraw(f"privacy.erase:{erasure.pk}"):
        raise Refused(_("This can no longer be taken back."), code="erasure.gone")
    Erasure.objects.filter(pk=erasure.pk).update(withdrawn_at=timezone.now())
    record(events.ERASURE_WITHDRAWN, erasure, by=by)


@action
def erase(erasure, *, by):
    """Let each room blank what it keeps of the contact; the ids of blobs to sweep."""
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    contact = Contact.objects.select_for_update().get(pk=erasure.contact_id)
    if erasure.done_at or erasure.withdrawn_at or is_done(contact):
        return set()
    running = personal.Erasure(person_of(contact, asked_by=erasure.asked_by))
    words = words_for(running.person)
    refs = candidates(words)
    erase_person(running, by=by)
    note_places(erasure, refs, words)
    end_erasure(erasure, running, of=contact)
    record(events.ERASURE_DONE, erasure, by=by)
    return running.blob_ids


def is_done(thing):
    """Was a contact or a company erased, and is nothing left for another lead?"""
    return thing.erased_at is not None and not _rests_of(thing).exists()


def _rests_of(thing):
    """Erasures that had to leave something for another lead."""
    return Erasure.objects.filter(**whose(thing), held_back=True)


@housekeeping("the erasure records itself")
def end_erasure(erasure, running, *, of):
    """Sum an erasure up: what it counted, and whether something is left for another lead."""
    _rests_of(of).update(held_back=False)
    erasure.done_at, erasure.counts = timezone.now(), running.counts
    erasure.held_back = running.held_back
    erasure.save(update_fields=["done_at", "counts", "held_back"])


def erase_person(running, *, by):
    """Every room's part of an erasure, within the caller's action."""
    for part in personal.parts():
        part.erase(running, by=by)
    _drop_exports(running)


def _drop_exports(running):
    """Packed exports of the person go too."""
    found = Export.objects.filter(contact_id__in=running.person.ids)
    for export in found:
        running.blob_ids |= {link.blob_id for link in attachments_of(export)}
    detach_all(Export, [export.pk for export in found])


@housekeeping("the erasure records itself")
def note_compacted(moment):
    """Note that the database was rewritten after these erasures."""
    Erasure.objects.filter(done_at__lte=moment, compacted_at=None).update(compacted_at=moment)
