"""The clock that explains itself: stretches of running, paused and closed time, with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from augenhoehe.kernel.businesstime.hours import ONE_DAY, DayPlan, Hours
from augenhoehe.kernel.businesstime.instants import to_instant, to_moment
from augenhoehe.kernel.businesstime.pauses import Pause, in_order

RUNNING, PAUSED, CLOSED = "running", "paused", "closed"
WEEKEND = (5, 6)


@dataclass(frozen=True)
class Segment:
    """A half-open stretch of one kind, in the zone of the hours.

    `kind`: running, paused or closed. `reason`: "open" when running; the pause's own code when
    paused; when closed "night" (before the first or after the last interval of a day), "break"
    (between two intervals), "weekend", "closed_weekday", or the special day's own code, whose
    `name` is then filled.
    """

    starts_at: datetime
    ends_at: datetime
    kind: str
    reason: str
    name: str = ""

    @property
    def length(self) -> timedelta:
        """Real elapsed time of the segment, also across a change of clocks."""
        return time_lived(self.starts_at, self.ends_at)


class Totals(NamedTuple):
    """Real time by kind; `lived` is their sum, the time as the customer lived it."""

    running: timedelta
    paused: timedelta
    closed: timedelta
    lived: timedelta


class _Piece(NamedTuple):
    begins: int
    ends: int
    kind: str
    reason: str
    name: str = ""


def segments(
    start: datetime, end: datetime, hours: Hours, pauses: Iterable[Pause] = ()
) -> list[Segment]:
    """The time from `start` to `end` without gaps, in order, neighbours of one reason joined.

    Closed beats paused: a pause costs service time only while the service is open, so the paused
    segments add up to exactly what a deadline moves. Empty if `end` is not after `start`.
    """
    begins, ends = to_instant(start), to_instant(end)
    stretches = [(pause.reason, *pause.stretch()) for pause in in_order(pauses)]
    pieces: list[_Piece] = []
    for piece in _clipped(_pieces(start, end, hours), begins, ends):
        for part in _with_pauses(piece, stretches):
            _append(pieces, part)
    return [_segment(piece, hours) for piece in pieces]


def totals(parts: Iterable[Segment]) -> Totals:
    """Time by kind of a list of segments."""
    sums = dict.fromkeys((RUNNING, PAUSED, CLOSED), timedelta())
    for part in parts:
        sums[part.kind] += part.length
    return Totals(*sums.values(), sum(sums.values(), timedelta()))


def time_lived(start: datetime, end: datetime) -> timedelta:
    """Elapsed wall-clock time as the customer lived it: nights, weekends and pauses included."""
    return timedelta(microseconds=to_instant(end) - to_instant(start))


def _pieces(start: datetime, end: datetime, hours: Hours) -> Iterator[_Piece]:
    day, last = start.astimezone(hours.tz).date(), end.astimezone(hours.tz).date()
    while day <= last:
        yield from _pieces_of(day, hours)
        day += ONE_DAY


def _pieces_of(day: date, hours: Hours) -> Iterator[_Piece]:
    plan, bounds = hours.plan(day), hours.bounds(day)
    cursor, midnight = hours.midnight(day), hours.midnight(day + ONE_DAY)
    early, late = _reasons(day, plan, hours)
    for i, (opens, closes) in enumerate(bounds):
        yield _Piece(cursor, opens, CLOSED, *(("break", "") if i else early))
        yield _Piece(opens, closes, RUNNING, "open")
        cursor = closes
    yield _Piece(cursor, midnight, CLOSED, *late)


def _reasons(day: date, plan: DayPlan, hours: Hours) -> tuple[tuple, tuple]:
    """Why a date is closed before its first interval, and after its last one or all day long."""
    usual, special, night = hours.week[day.weekday()], (plan.reason, plan.name), ("night", "")
    if not plan.intervals:
        plain = "weekend" if day.weekday() in WEEKEND else "closed_weekday"
        return night, special if plan.reason else (plain, "")
    if not plan.reason or not usual:
        return night, night
    opens_late = plan.intervals[0].opens > usual[0].opens
    closes_early = plan.intervals[-1].closes < usual[-1].closes
    return special if opens_late else night, special if closes_early else night


def _clipped(pieces: Iterable[_Piece], begins: int, ends: int) -> Iterator[_Piece]:
    for piece in pieces:
        one, two = max(piece.begins, begins), min(piece.ends, ends)
        if one < two:
            yield piece._replace(begins=one, ends=two)


def _with_pauses(piece: _Piece, stretches: list[tuple]) -> Iterator[_Piece]:
    """An open piece cut by the pauses in it; a closed one as it is."""
    cursor = piece.begins
    for reason, begins, ends in stretches if piece.kind == RUNNING else ():
        one, two = max(begins, cursor), min(ends, piece.ends)
        if one < two:
            if cursor < one:
                yield piece._replace(begins=cursor, ends=one)
            yield _Piece(one, two, PAUSED, reason)
            cursor = two
    if cursor < piece.ends:
        yield piece._replace(begins=cursor)


def _append(pieces: list[_Piece], piece: _Piece) -> None:
    last = pieces[-1] if pieces else None
    if last and last[1:] == (piece.begins, *piece[2:]):
        pieces[-1] = last._replace(ends=piece.ends)
    else:
        pieces.append(piece)


def _segment(piece: _Piece, hours: Hours) -> Segment:
    moments = (to_moment(at, hours.tz) for at in piece[:2])
    return Segment(*moments, *piece[2:])
