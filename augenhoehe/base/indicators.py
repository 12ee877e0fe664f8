"""Named figures, declared by the rooms whose records they count. No models, no rooms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from augenhoehe.base.tallies import Source
from augenhoehe.kernel.statistics import wilson
from augenhoehe.kernel.statistics.spread import spread_quantile

# Far enough on both sides for a service, near enough to count days from.
YEARS = range(1990, 2200)


@dataclass(frozen=True)
class Window:
    """A half-open stretch of time that a figure is read over.

    `at` is the moment it was read at: what is due or ripe is judged from there, so that the records
    behind a figure stay those it counted.
    """

    since: datetime
    until: datetime
    at: datetime | None = None

    def read_now(self):
        """The same window as it can be read at this moment: what is ahead is not in it."""
        now = self.at or timezone.now()
        return replace(self, until=min(self.until, now), at=now)


@dataclass(frozen=True)
class Reading:
    """What a figure says: value, n, interval where it is a sample, and where its records are.

    hits: of a share. spread: of a duration, {minutes: how often}. chances: over how many a rate is
    told.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    records: str = ""
    hits: int | None = None
    spread: Mapping[int, int] | None = None
    chances: int | None = None


@dataclass(frozen=True)
class Indicator:
    """A figure: name, definition in a sentence, unit, what is left out, how it is read.

    `unit`: count, share (0 to 1), minutes, points (-100 to 100), rate (per 1,000), money (cents of
    one), sum (cents of all).
    `is_work`: tells about employees' past work, so it is shown only if at least k employees stand
    behind it. `records`: the list whose filter (`Behind`) shows exactly the n records of a reading.
    `good`: up, down, or nothing where neither is better. `segments`: kinds of parts it can be read
    for. `parts`: the kind it is split by on its page, where the split is what one wants to know.
    `beside(window)`: what is not in it and counted next to it, [(words, how many)]. `more()`: pages
    that say more of the same, [(words, address)].

    It is read by `formula(tally)` of what `source` counted; with `over`, what that other source
    counted stands beside it as `OVER`; or, with `leaves`, as how many came to `source` and did not
    leave by that other source; or by `read(window)` alone, without a course.
    """

    name: str
    title: str
    definition: str
    unit: str
    records: str
    read: Callable | None = None
    left_out: str = ""
    is_work: bool = True
    good: str = ""
    segments: tuple[str, ...] = ()
    parts: str = ""
    source: Source | None = None
    formula: Callable | None = None
    leaves: Source | None = None
    over: Source | None = None
    group: str = ""
    beside: Callable | None = None
    more: Callable | None = None


INDICATORS: dict[str, Indicator] = {}
# How many records the source counted over which a rate is told.
OVER = "over"


@dataclass(frozen=True)
class Behind:
    """The records behind a figure, as they stand in the URL of a list."""

    name: str
    window: Window

    @classmethod
    def from_query(cls, query, known):
        """What a query (dict) asks for of the figures `known`; None where it is none, or broken."""
        moments = [_moment(query.get(name)) for name in ("since", "until", "at")]
        if query.get("figure") not in known or None in moments:
            return None
        return cls(query["figure"], Window(*moments))

    @property
    def parameters(self):
        """{name: value} for a URL."""
        window = self.window
        moments = {"since": window.since, "until": window.until, "at": window.at}
        return {"figure": self.name} | {name: _word(at) for name, at in moments.items()}

    @property
    def title(self):
        """The figure's title."""
        return INDICATORS[self.name].title


def _moment(text):
    try:
        found = parse_datetime(text or "")
    except ValueError:
        return None
    return found if found and found.tzinfo and found.year in YEARS else None


def _word(moment):
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def address_of(one, window, segment=None):
    """Where just the records are that a figure counts in a window read now."""
    path, sign = one.records, "&" if "?" in one.records else "?"
    asked = Behind(one.name, window.read_now()).parameters
    return f"{path}{sign}{urlencode(asked | (dict([segment]) if segment else {}))}"


def indicator(name, **facts):
    """Declare the decorated `read(window) -> Reading` as a figure, in a room's `indicators.py`.

    `facts`: title, definition, unit, records, and where needed left_out and is_work.
    """

    def mark(read):
        INDICATORS[name] = Indicator(name=name, read=read, **facts)
        return read

    return mark


def figure(name, **facts):
    """Declare a figure that is counted from a source, in a room's `indicators.py`."""
    INDICATORS[name] = Indicator(name=name, **facts)
    return INDICATORS[name]


def counted(column="n"):
    """How many; all of them, no sample."""

    def read(tally):
        return Reading(tally.counts[column], tally.counts[column])

    return read


def share_of(hits, of="n"):
    """A share with its Wilson interval."""

    def read(tally):
        found = wilson(tally.counts[hits], tally.counts[of])
        return Reading(found.value, found.n, found.low, found.high, hits=tally.counts[hits])

    return read


def quantile_of(column, part=0.5):
    """A quantile of minutes with its interval."""

    def read(tally):
        spread = tally.times.get(column, {})
        found = spread_quantile(spread, part)
        return Reading(found.value, found.n, found.low, found.high, spread=spread)

    return read
