"""Between wall clocks and instants. An instant is whole microseconds since 1970 in UTC (int)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from augenhoehe.kernel.businesstime.errors import BadHours

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = 1_000_000
MINUTE = 60 * SECOND
DAY = 86_400 * SECOND
MIDNIGHT = time(0)


def to_micros(span: timedelta) -> int:
    """A span in whole microseconds, exact at any length (floats are not)."""
    return (span.days * 86_400 + span.seconds) * SECOND + span.microseconds


def to_instant(moment: datetime) -> int:
    """An aware moment as an instant; BadHours "moment.naive" without a time zone."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise BadHours("moment.naive")
    return to_micros(moment - EPOCH)


def to_moment(instant: int, zone) -> datetime:
    """An instant as an aware moment in `zone`."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone)


def instant_of(day: date, minute: int, zone: ZoneInfo) -> int:
    """The instant of a wall time, given as minutes since midnight (1440 = next midnight).

    Twice on the clock: the first occurrence (fold 0). Never on the clock: the end of the gap, so
    that later wall times never map to earlier instants (PEP 495 gives the two offsets).
    """
    naive = datetime.combine(day, MIDNIGHT) + timedelta(minutes=minute)
    before = naive.replace(tzinfo=zone)
    offset, other = before.utcoffset(), before.replace(fold=1).utcoffset()
    wall = to_micros(naive.replace(tzinfo=UTC) - EPOCH)
    if other > offset:
        return _end_of_gap(wall - to_micros(other), wall - to_micros(offset), zone)
    return wall - to_micros(offset)


def _end_of_gap(low: int, high: int, zone: ZoneInfo) -> int:
    # Halve down to the second at which the offset changes; `high` has the later offset already.
    low, high = low // SECOND, high // SECOND
    later = to_moment(high * SECOND, zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if to_moment(middle * SECOND, zone).utcoffset() == later:
            high = middle
        else:
            low = middle
    return high * SECOND
