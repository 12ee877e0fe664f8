"""What figures are counted from: records filed under a day, each leaving marks. No rooms.

A `Source` names the records, the moment that files them, and the marks a record leaves: a count, or
minutes of a duration. A `Tally` is the sum of marks; tallies of days add up to those of months. A
mark may begin to count at a later moment (a deadline that has not passed yet), so a tally kept for
months is still true today.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from zlib import crc32

from augenhoehe.base.codes import code_of
from augenhoehe.kernel.statistics.spread import coarse

CHUNK = 2000


class Amount(NamedTuple):
    """A mark that adds an amount to a sum (cents), to the last of it."""

    column: str
    amount: int


@dataclass
class Tally:
    """Counts by column, minutes by column ({minutes: how often}), and who had a hand in it.

    `sums`: amounts by column.

    `waiting`: marks that count only from a moment (seconds since 1970) on: [at, column, minutes].
    """

    counts: Counter = field(default_factory=Counter)
    times: dict[str, Counter] = field(default_factory=dict)
    waiting: list = field(default_factory=list)
    hands: set[int] = field(default_factory=set)
    sums: Counter = field(default_factory=Counter)

    def add(self, marks: Iterable, hand: int | None = None):
        """Take in the marks of a record: (column, minutes, moment it counts from), or None each.

        Or an `Amount`.
        """
        for mark in marks:
            if isinstance(mark, Amount):
                self.sums[mark.column] += mark.amount
                continue
            column, minutes, since = mark
            minutes = None if minutes is None else coarse(minutes)
            if since is None:
                self._count(column, minutes, 1)
            else:
                self.waiting.append([since.timestamp(), column, minutes])
        if hand is not None:
            self.hands.add(hand)

    def _count(self, column, minutes, often):
        if minutes is None:
            self.counts[column] += often
        else:
            self.times.setdefault(column, Counter())[minutes] += often

    def take(self, other: "Tally"):
        """Add another tally to this one."""
        self.counts.update(other.counts)
        for column, spread in other.times.items():
            self.times.setdefault(column, Counter()).update(spread)
        self.waiting += other.waiting
        self.hands |= other.hands
        self.sums.update(other.sums)

    def at(self, now: datetime) -> "Tally":
        """This tally as it stands at a moment: what had begun to count by then is counted."""
        if not self.waiting:
            return self
        counts, times = Counter(self.counts), {name: Counter(s) for name, s in self.times.items()}
        found, limit = Tally(counts, times, [], self.hands, self.sums), now.timestamp()
        for since, column, minutes in self.waiting:
            if since < limit:
                found._count(column, minutes, 1)
        return found

    def settle(self, now: datetime):
        """Count for good what has begun to count by now."""
        limit, waiting = now.timestamp(), []
        for mark in self.waiting:
            if mark[0] < limit:
                self._count(mark[1], mark[2], 1)
            else:
                waiting.append(mark)
        self.waiting = waiting

    def as_plain(self) -> dict:
        """For a JSON column."""
        times = {name: [list(one) for one in spread.items()] for name, spread in self.times.items()}
        plain = {"counts": dict(self.counts), "times": times, "waiting": self.waiting}
        plain |= {"hands": sorted(self.hands), "sums": dict(self.sums)}
        return {k: v for k, v in plain.items() if v}

    @classmethod
    def from_plain(cls, plain: dict) -> "Tally":
        """From a JSON column."""
        times = {
            name: Counter({minutes: often for minutes, often in pairs})
            for name, pairs in plain.get("times", {}).items()
        }
        waiting, hands = plain.get("waiting", []), set(plain.get("hands", ()))
        counts, sums = Counter(plain.get("counts", {})), Counter(plain.get("sums", {}))
        return cls(counts, times, list(waiting), hands, sums)


@dataclass(frozen=True)
class Watch:
    """Records also hang on subjects of another model: `touched(ids)` as in `Source`.

    `kinds`: only what the journal tells by these names counts; empty: everything.
    """

    subject: type
    touched: Callable
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Records that figures are counted from.

    records(window): the rows whose moment `at` lies in the window. fields: what `marks` needs of a
    row, as in `values_list`. parts: {kind of segment: field}; unkept: the same for segments that
    are counted each time anew, because they are very many and have an index. hand: the field that
    names the employee behind a record. touched(ids): the moments under which records are (or were)
    filed that hang on these subjects, of the model `subject`; when the journal tells of them, those
    days are counted again. also: other subjects that records hang on.
    """

    name: str
    records: Callable
    at: str
    fields: tuple[str, ...]
    marks: Callable
    touched: Callable
    subject: type
    parts: dict[str, str] = field(default_factory=dict)
    hand: str = ""
    unkept: dict[str, str] = field(default_factory=dict)
    also: tuple[Watch, ...] = ()
    version: int = 1

    @property
    def code(self) -> int:
        """The number of this source in the database."""
        return code_of(self.name)

    @property
    def watched(self) -> tuple[Watch, ...]:
        """All subjects whose history may change what is counted."""
        return (Watch(self.subject, self.touched), *self.also)

    @property
    def form(self) -> int:
        """Changes when what is kept would look different; then everything is counted again."""
        shape = f"{self.version} {sorted(self.parts.items())} {self.fields}"
        return crc32(shape.encode()) & 0x7FFFFFFF

    def rows(self, window, *, kind="", part=""):
        """The rows of a window, of one segment (or a list of them) or of all, a few at a time."""
        return self.listed(window, kind=kind, part=part).iterator(chunk_size=CHUNK)

    def listed(self, window, *, kind="", part=""):
        """The same as a queryset, for whoever knows that they are few."""
        rows = self.records(window)
        names = dict.fromkeys([self.at, *self.fields, *self.parts.values()])
        if kind:
            field = (self.parts | self.unkept)[kind]
            names[field] = None
            rows = rows.filter(**{f"{field}__in" if isinstance(part, list) else field: part})
        if self.hand:
            names[self.hand] = None
        return rows.order_by().values_list(*names, named=True)


SOURCES: dict[str, Source] = {}


def source(name, **facts):
    """Declare a source, in a room's `indicators.py`."""
    SOURCES[name] = Source(name, **facts)
    return SOURCES[name]
