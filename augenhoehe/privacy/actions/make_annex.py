"""What the page for the works agreement says is kept as a version, and printed by the worker."""

from django.db.models import Max
from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.files.actions import attach, detach_all, store_blob
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department
from augenhoehe.privacy import events
from augenhoehe.privacy.annex import LANGUAGES, said_in
from augenhoehe.privacy.models import Annex

PDF = "application/pdf"


@action
def make_annex(*, by):
    """Keep what the page says now, in both languages, as the next version."""
    last = Annex.objects.aggregate(last=Max("number"))["last"] or 0
    made_at, house = timezone.now(), department()
    said = {
        one: said_in(one, number=last + 1, made_at=made_at, house=house.name) for one in LANGUAGES
    }
    annex = Annex.objects.create(number=last + 1, made_at=made_at, made_by=by, said=said)
    record(events.ANNEX_MADE, annex, by=by)
    enqueue("privacy.print_annex", key=f"privacy.print_annex:{annex.pk}", annex_id=annex.pk)
    return annex


@housekeeping("the version that is printed here is on record")
def keep_annex(annex, *, papers):
    """Keep {name: bytes} of a version; what was printed of it before goes."""
    if not Annex.objects.select_for_update().filter(pk=annex.pk).exists():
        return
    detach_all(Annex, [annex.pk])
    for name, data in papers.items():
        attach(store_blob(data), owner=annex, name=name, content_type=PDF)
