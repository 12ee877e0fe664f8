"""What charts are drawn from, and what comes out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Spot:
    """A point, a bar or a row: its label, value (None: nothing to show) and what belongs to it.

    low, high: its interval. n: cases behind it. href: its records. tone: how it is marked –
    `improvement`, `concern`, `high`, `low`, `muted` or nothing. word: the same in words (or why
    there is no value).
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    href: str = ""
    tone: str = ""
    word: str = ""


@dataclass(frozen=True)
class Start:
    """Something began before the spot at `place` (counted from 0): a measure, another count."""

    place: int
    label: str


@dataclass(frozen=True)
class Words:
    """Everything a chart says: `title` is the finding, `summary` a sentence more.

    show: value -> text with its unit. columns: heads of the table – label, value, interval, n,
    remark; an empty head leaves the column out. target, limits, centre: what the lines are called.
    grain: what whole numbers are on the axis, where values are that large (60 for minutes: hours).
    """

    title: str
    summary: str = ""
    show: Callable[[float], str] = str
    columns: Sequence[str] = ("", "", "", "", "")
    target: str = ""
    limits: str = ""
    centre: str = ""
    grain: float = 1


@dataclass(frozen=True)
class Drawing:
    """A finished chart; in a template `{% chart drawing %}` shows it with its table.

    is_course: its latest point stands on the right, so a narrow screen begins there.
    """

    svg: SafeString
    title: str
    summary: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence] = ()
    legend: Sequence[tuple[str, str]] = field(default_factory=tuple)
    is_course: bool = False

    def __html__(self):
        return self.svg
