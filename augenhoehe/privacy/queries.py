"""What the pages of data protection show."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from augenhoehe.base.at_once import answer_of
from augenhoehe.base.offers import hidden
from augenhoehe.base.personal import FORGETTINGS, counted, parts
from augenhoehe.customers.models import Company
from augenhoehe.privacy.models import Erasure, Export, Retention, RetentionRun
from augenhoehe.privacy.places import with_places
from augenhoehe.privacy.rules import may_handle

SHOWN = 50


@dataclass(frozen=True)
class Kept:
    """A kind of data, how long it is kept, and what the next night would remove."""

    name: str
    title: str
    hint: str
    months: int | None
    due_count: int | None


def kept(*, counted=True):
    """All kinds of data that end with time."""
    months = dict(Retention.objects.values_list("name", "months"))
    found = []
    for one in sorted(FORGETTINGS.values(), key=lambda each: str(each.title)):
        limit = months.get(one.name)
        due = one.count(moment_before(limit)) if limit and counted else None
        found.append(Kept(one.name, one.title, one.hint, limit, due))
    return found


def moment_before(months: int, *, now=None) -> datetime:
    """The moment `months` ago; a day that this month has not becomes its last."""
    now = now or timezone.now()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in (now.day, 30, 29, 28):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def preview(person):
    """[(title of the part, [(words, count)])] of what an erasure changes."""
    ours = parts()
    lines = counted(part.preview(person) for part in ours)
    found = zip((part.title for part in ours), lines, strict=True)
    return [(title, lines) for title, lines in found if lines]


def protocol(*, user):
    """The latest exports, erasures and nights, without content.

    That something was held back is told to leads from whom nothing is hidden, to nobody else.
    """
    runs = [
        (run, FORGETTINGS[run.name].title if run.name in FORGETTINGS else run.name)
        for run in RetentionRun.objects.all()[:SHOWN]
    ]
    erasures = Erasure.objects.select_related("asked_by")[:SHOWN]
    ids = [one.pk for one in erasures]
    left = answer_of(with_places, ids, user=user) if may_handle(user) else set()
    return {
        "with_places": left,
        "tells_rests": may_handle(user) and not hidden(user),
        "exports": Export.objects.select_related("asked_by")[:SHOWN],
        "erasures": erasures,
        "runs": runs,
    }


def whose(thing):
    """The columns of an erasure that name a contact or a company."""
    is_company = isinstance(thing, Company)
    return {"contact_id": None, "company_id": thing.pk} if is_company else {"contact_id": thing.pk}


def waiting_erasure(thing):
    """An erasure of this contact or company that can still be taken back, or None."""
    return Erasure.objects.filter(**whose(thing), done_at=None, withdrawn_at=None).first()
