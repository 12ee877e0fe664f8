"""Reading what is kept: whole days and months from the roll-ups, the rest from the records."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.indicators import Window
from augenhoehe.base.tallies import Tally
from augenhoehe.indicators.calendar import begin_of, following, runs, starts
from augenhoehe.indicators.counting import tally_of
from augenhoehe.indicators.models import Book, Kept, Span

# Fewer records than this are counted one by one: then a figure is true to the second.
SMALL = 3000


@dataclass(frozen=True)
class Pieces:
    """A window cut into months and days that are kept, and ends that are not."""

    months: tuple[date, ...]
    days: tuple[date, ...]
    ends: tuple[Window, ...]


def books(rows=None) -> dict[int, Book]:
    """{code of a source: its book}; `rows`: all of them, where they are read already."""
    return {book.source: book for book in (Book.objects.all() if rows is None else rows)}


def summed_upto(known) -> date:
    """The first day of the month in which the books were counted; months before it are summed."""
    moments = [book.counted_at for book in known.values()]
    return begin_of(timezone.localdate(min(moments)), "month") if moments else date.min


def is_kept(source, known, *, last_entry=None) -> bool:
    """Shall what is kept of a source be read? It is complete, of today's form, and worth it.

    Of few records only where nothing has happened since: the journal ends where the book does.
    """
    book = known.get(source.code)
    if book is None or book.form != source.form:
        return False
    return book.rows >= SMALL or (last_entry is not None and book.entry_id >= last_entry())


def cut(window: Window, now, upto: date) -> Pieces:
    """Cut a window: what ends now or later goes on to the end of its day, for nothing follows.

    upto: the first day of the first month that is not summed yet.
    """
    first = timezone.localdate(window.since)
    ends = []
    if starts(first) < window.since:
        following_day = starts(following(first, "day"))
        ends.append(Window(window.since, min(following_day, window.until), window.at))
        first = following(first, "day")
    last = timezone.localdate(window.until)
    if window.until >= now and starts(last) < window.until:
        last = following(last, "day")
    elif starts(last) < window.until and first <= last:
        ends.append(Window(starts(last), window.until, window.at))
    return Pieces(*_months_and_days(first, last, upto), tuple(ends))


def _months_and_days(first, last, upto):
    months, days = [], []
    while first < last:
        then = following(first, "month")
        if first.day == 1 and then <= min(last, upto):
            months.append(first)
            first = then
        else:
            days.append(first)
            first = following(first, "day")
    return tuple(months), tuple(days)


def kept_tallies(sources, windows, *, now, upto, kind="", part="") -> list[list[Tally]]:
    """For each source the tally of each window as it stands at `now`: one query, and the ends."""
    pieces = [cut(window, now, upto) for window in windows]
    kept = _load(sources, pieces, kind=kind, part=part)
    return [
        [_sum(source, one, kept[source.code], kind=kind, part=part).at(now) for one in pieces]
        for source in sources
    ]


def kept_by_part(source, windows, kind, *, now, upto) -> list[dict[str, Tally]]:
    """For each window {part: tally}; windows of whole months or days only."""
    pieces = [cut(window, now, upto) for window in windows]
    rows = _rows([source], pieces, kind).values_list("span", "starts_on", "part", "tally")
    places = _places(pieces)
    found = [defaultdict(Tally) for _window in windows]
    for span, day, part, plain in rows:
        for place in places[span, day]:
            found[place][part].take(Tally.from_plain(plain))
    return [{part: tally.at(now) for part, tally in one.items()} for one in found]


def _places(pieces):
    places = defaultdict(list)
    for place, one in enumerate(pieces):
        for span, days in ((Span.MONTH, one.months), (Span.DAY, one.days)):
            for day in days:
                places[span, day].append(place)
    return places


def _rows(sources, pieces, kind):
    months = {day for one in pieces for day in one.months}
    wanted = Q(span=Span.MONTH, starts_on__in=months)
    for first, end in runs(day for one in pieces for day in one.days):
        wanted |= Q(span=Span.DAY, starts_on__gte=first, starts_on__lt=end)
    return Kept.objects.filter(wanted, source__in=[one.code for one in sources], kind=kind)


def _load(sources, pieces, *, kind="", part=""):
    rows = _rows(sources, pieces, kind).filter(part=part)
    found = {one.code: {} for one in sources}
    for code, span, day, plain in rows.values_list("source", "span", "starts_on", "tally"):
        found[code][span, day] = plain
    return found


def _sum(source, pieces, kept, *, kind="", part=""):
    total = Tally()
    for span, days in ((Span.MONTH, pieces.months), (Span.DAY, pieces.days)):
        for day in days:
            if plain := kept.get((span, day)):
                total.take(Tally.from_plain(plain))
    for end in pieces.ends:
        total.take(tally_of(source, end, kind=kind, part=part))
    return total
