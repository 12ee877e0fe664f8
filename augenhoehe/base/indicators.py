"""Named figures, declared by the rooms whose records they count. No models, no rooms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_datetime

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
    """What a figure says: value, n, interval where it is a sample, and where its records are."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    records: str = ""


@dataclass(frozen=True)
class Indicator:
    """A figure: name, definition in a sentence, unit, what is left out, how it is read.

    `unit`: count, share (0 to 1) or minutes. `is_work`: tells about employees' past work, so it is
    shown only if at least k employees stand behind it. `records`: the list whose filter (`Behind`)
    shows exactly the n records of a reading.
    """

    name: str
    title: str
    definition: str
    unit: str
    records: str
    read: Callable
    left_out: str = ""
    is_work: bool = True


INDICATORS: dict[str, Indicator] = {}


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


def read_figure(one, window):
    """What a figure says of a window read now, with the address of just the records it counted."""
    window = window.read_now()
    path, sign = one.records, "&" if "?" in one.records else "?"
    address = f"{path}{sign}{urlencode(Behind(one.name, window).parameters)}"
    return replace(one.read(window), records=address)


def indicator(name, **facts):
    """Declare the decorated `read(window) -> Reading` as a figure, in a room's `indicators.py`.

    `facts`: title, definition, unit, records, and where needed left_out and is_work.
    """

    def mark(read):
        INDICATORS[name] = Indicator(name=name, read=read, **facts)
        return read

    return mark
