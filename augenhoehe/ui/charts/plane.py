"""Paper to draw on: scales, ticks, and elements that are escaped."""

from collections.abc import Sequence
from itertools import count
from math import floor, isfinite, log10

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from augenhoehe.ui.charts.data import Words

NUMBERS = count(1)
STEPS = (1, 2, 2.5, 5, 10)
LETTER = 7.6
# What differs by less is the same number, reckoned in another order.
NOISE = 1e-9


def nice_ticks(low: float, high: float, wanted: int = 5, *, grain: float = 1) -> list[float]:
    """Round numbers from at most `low` to at least `high`, about as many as wanted.

    Of ends that lie three grains or more apart the ticks are whole grains.
    """
    if grain != 1 and high - low >= 3 * grain:
        return [tick * grain for tick in nice_ticks(low / grain, high / grain, wanted)]
    if not (isfinite(low) and isfinite(high)) or high - low <= NOISE * max(1, abs(low)):
        high = low + 1
    rough = (high - low) / wanted
    power = 10 ** floor(log10(rough))
    step = next(power * one for one in STEPS if power * one >= rough * 0.999999)
    first = floor(low / step + 1e-9)
    ticks = [first * step]
    while ticks[-1] < high - step * 1e-9:
        ticks.append((first + len(ticks)) * step)
    return [round(tick, 12) for tick in ticks]


class Scale:
    """Turns values into places between two edges of the paper."""

    def __init__(self, ends: tuple[float, float], edges: tuple[float, float]):
        self.ends, self.edges = ends, edges

    def __call__(self, value: float) -> float:
        """The place of a value; beyond the ends it stays at the edge."""
        low, high = self.ends
        share = (min(max(value, low), high) - low) / (high - low)
        return round(self.edges[0] + share * (self.edges[1] - self.edges[0]), 1)


def element(name: str, inside: str = "", /, **attributes) -> str:
    """An element; `_` in names of attributes is `-`, a trailing one is dropped; all is escaped."""
    said = mark_safe(
        "".join(
            format_html(' {}="{}"', key.rstrip("_").replace("_", "-"), value)
            for key, value in attributes.items()
            if value is not None and value != ""
        )
    )
    return format_html("<{}{}>{}</{}>", mark_safe(name), said, inside, mark_safe(name))


def text(words: str, x: float, y: float, **more) -> str:
    """Words on the paper."""
    return element("text", conditional_escape(words), x=x, y=y, **more)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line of a kind (its class)."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def together(parts: Sequence[str]) -> str:
    """Parts that are escaped already, one after the other."""
    return mark_safe("".join(parts))


def linked(drawn: str, href: str, label: str) -> str:
    """What is drawn, leading somewhere and saying what it is."""
    inside = together([element("title", conditional_escape(label)), drawn])
    if not href:
        return element("g", inside)
    return element("a", inside, href=href, aria_label=label)


def room_for(words: Sequence[str], there: float) -> float:
    """How much wider than `there` the longest of some words is."""
    return max(0, round(max(map(len, words), default=0) * LETTER - there))


def picture(
    parts: Sequence[str],
    *,
    size: tuple[float, float],
    words: Words,
    leads: bool,
    beside: tuple[float, float] = (0, 0),
):
    """The whole drawing with title and description; a picture only as long as nothing leads on.

    `beside`: room on the left and on the right for words that are longer than usual.
    """
    left, right = beside
    number = next(NUMBERS)
    names = f"chart{number}t chart{number}d"
    head = [
        element("title", conditional_escape(words.title), id=f"chart{number}t"),
        element("desc", conditional_escape(words.summary), id=f"chart{number}d"),
    ]
    return element(
        "svg",
        together([*head, *parts]),
        class_="chart-picture",
        viewBox=f"{-left:g} 0 {size[0] + left + right:g} {size[1]:g}",
        role="group" if leads else "img",
        aria_labelledby=names,
    )


def table_of(spots, words: Words, *, bounds=None):
    """(head, rows) of the table beside a chart; `bounds`: another column between interval and n."""
    label, value, interval, n, remark = words.columns
    columns = [
        (label, [(spot.label, spot.href) for spot in spots]),
        (value, [(_shown(spot.value, words), "") for spot in spots]),
        (interval, [(between(spot, words), "") for spot in spots]),
        *([bounds] if bounds else []),
        (n, [("" if spot.n is None else f"{spot.n}", "") for spot in spots]),
        (remark, [(spot.word, "") for spot in spots]),
    ]
    kept = [(head, cells) for head, cells in columns if head]
    rows = [list(row) for row in zip(*(cells for _head, cells in kept), strict=True)]
    return [head for head, _cells in kept], rows


def between(spot, words: Words) -> str:
    """An interval in words, as far as there is one."""
    if spot.low is None or spot.high is None:
        return ""
    return f"{words.show(spot.low)} – {words.show(spot.high)}"


def _shown(value, words):
    return "–" if value is None else words.show(value)


def told(spot, words: Words) -> str:
    """A spot in a sentence: label, value, interval, n, remark."""
    parts = [_shown(spot.value, words)]
    parts += [f"({inner})"] if (inner := between(spot, words)) else []
    n = f"n = {spot.n}" if spot.n is not None else ""
    return ", ".join(part for part in (f"{spot.label}: {' '.join(parts)}", n, spot.word) if part)
