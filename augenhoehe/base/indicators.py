"""Named figures, declared by the rooms whose records they count. No models, no rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Window:
    """A half-open stretch of time that a figure is read over."""

    since: datetime
    until: datetime


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
    shown only if at least k employees stand behind it.
    """

    name: str
    title: str
    definition: str
    unit: str
    left_out: str
    read: Callable
    is_work: bool = True


INDICATORS: dict[str, Indicator] = {}


def indicator(name, *, title, definition, unit, left_out="", is_work=True):
    """Declare the decorated `read(window) -> Reading` as a figure, in a room's `indicators.py`."""

    def mark(read):
        INDICATORS[name] = Indicator(name, title, definition, unit, left_out, read, is_work)
        return read

    return mark
