"""What is kept of figures is counted (again) from the records."""

from datetime import timedelta

from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import code_of, type_of
from augenhoehe.base.indicators import Window
from augenhoehe.base.tallies import SOURCES, Tally
from augenhoehe.indicators.calendar import begin_of, following, runs, starts
from augenhoehe.indicators.counting import tallies_by_day
from augenhoehe.indicators.models import Book, Kept, Span
from augenhoehe.journal.models import Entry

WHY = "figures are counted from what happened; who did that is recorded there"
FIRST, LAST = 1990, 2200
AT_ONCE = 2000
# Elsewhere than on SQLite entries may become visible out of order: the last are read twice.
OVERLAP = 500


def _last_entry():
    last = Entry.objects.aggregate(last=Max("id"))["last"] or 0
    return last if connection.vendor == "sqlite" else max(last - OVERLAP, 0)


def recount_days(source, days, *, now):
    """Count whole days of a source again, and the months they lie in, as far as those are over.

    Counted before anything is written: a full month takes seconds, in which no mail could be
    stored. What changes meanwhile is in the journal, so the next turn counts it.
    """
    days = sorted(set(days))
    if days:
        _keep(source, days, tallies_by_day(source, days), now)


@housekeeping(WHY)
def _keep(source, days, found, now):
    old = Kept.objects.filter(source=source.code, span=Span.DAY)
    for first, end in runs(days):
        old.filter(starts_on__gte=first, starts_on__lt=end).delete()
    _write(source, Span.DAY, found, now)
    current = begin_of(timezone.localdate(now), "month")
    for month in sorted({begin_of(day, "month") for day in days}):
        if month < current:
            sum_month(source, month, now=now)


def _write(source, span, found, now):
    rows = []
    for (day, kind, part), tally in found.items():
        tally.settle(now)
        rows.append(
            Kept(
                source=source.code,
                kind=kind,
                span=span,
                starts_on=day,
                part=part,
                tally=tally.as_plain(),
            )
        )
    Kept.objects.bulk_create(rows, batch_size=AT_ONCE)


@housekeeping(WHY)
def sum_month(source, month, *, now):
    """A month that is over is the sum of its days."""
    mine = Kept.objects.filter(source=source.code)
    mine.filter(span=Span.MONTH, starts_on=month).delete()
    days = mine.filter(span=Span.DAY, starts_on__gte=month, starts_on__lt=following(month, "month"))
    sums = {}
    for kind, part, plain in days.values_list("kind", "part", "tally"):
        sums.setdefault((month, kind, part), Tally()).take(Tally.from_plain(plain))
    _write(source, Span.MONTH, sums, now)


@housekeeping(WHY)
def close_book(source):
    """Throw away what is kept of a source; until it is counted again its records are read."""
    Book.objects.filter(source=source.code).delete()
    Kept.objects.filter(source=source.code).delete()


@housekeeping(WHY)
def open_book(source, *, entry_id, now):
    """What is kept of a source is complete up to this entry of the journal."""
    rows = source.records(_always()).count()
    facts = {"form": source.form, "entry_id": entry_id, "rows": rows, "counted_at": now}
    Book.objects.update_or_create(source=source.code, defaults=facts)


def rebuild(source, *, now=None, tell=lambda done, total: None):
    """Count everything of a source, a month after the other, each in its own transaction."""
    now, entry_id = now or timezone.now(), _last_entry()
    close_book(source)
    months = _months_of(source)
    for place, month in enumerate(months):
        days, day = [], month
        while day < following(month, "month"):
            days.append(day)
            day += timedelta(days=1)
        recount_days(source, days, now=now)
        tell(place + 1, len(months))
    open_book(source, entry_id=entry_id, now=now)


def _always():
    day = timezone.localdate()
    return Window(starts(day.replace(year=FIRST, day=1)), starts(day.replace(year=LAST, day=1)))


def _months_of(source):
    ends = source.records(_always()).order_by().aggregate(first=Min(source.at), last=Max(source.at))
    if ends["first"] is None:
        return []
    month = begin_of(timezone.localdate(ends["first"]), "month")
    found, last = [], timezone.localdate(ends["last"])
    while month <= last:
        found.append(month)
        month = following(month, "month")
    return found


def first_day():
    """The day of the first record of any source, or None."""
    firsts = [
        source.records(_always()).order_by().aggregate(first=Min(source.at))["first"]
        for source in SOURCES.values()
    ]
    known = [timezone.localdate(first) for first in firsts if first]
    return min(known) if known else None


def refresh(sources, *, now=None):
    """Count again the days that the journal tells of since the last time; {source: days}."""
    now, entry_id = now or timezone.now(), _last_entry()
    known = {book.source: book for book in Book.objects.all()}
    done = {}
    for source in sources:
        book = known.get(source.code)
        if book is None or book.form != source.form:
            continue
        days = _touched(source, after=book.entry_id, upto=entry_id)
        recount_days(source, days, now=now)
        _sum_ended_months(source, book, now)
        _turn_page(book, entry_id=entry_id, now=now)
        done[source.name] = days
    return done


def _sum_ended_months(source, book, now):
    """Months that ended since the last time are summed before their sums are asked for."""
    month = begin_of(timezone.localdate(book.counted_at), "month")
    while following(month, "month") <= timezone.localdate(now):
        sum_month(source, month, now=now)
        month = following(month, "month")


@housekeeping(WHY)
def _turn_page(book, *, entry_id, now):
    Book.objects.filter(pk=book.pk).update(entry_id=entry_id, counted_at=now)


def _touched(source, *, after, upto):
    """The days of the records that the journal's new entries are about."""
    new = Entry.objects.filter(id__gt=after, id__lte=upto + OVERLAP).order_by()
    days = set()
    for watch in source.watched:
        rows = new.filter(subject_type=type_of(watch.subject))
        if watch.kinds:
            rows = rows.filter(kind__in=[code_of(name) for name in watch.kinds])
        ids = sorted(set(rows.values_list("subject_id", flat=True)))
        for start in range(0, len(ids), AT_ONCE):
            moments = watch.touched(ids[start : start + AT_ONCE])
            days |= {timezone.localdate(moment) for moment in moments if moment}
    return days
