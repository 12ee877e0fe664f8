"""Dots with whiskers: an estimate and how sure it is, a row each, on one scale."""

from augenhoehe.ui.charts.bars import LEFT, LONGEST, RIGHT, ROW, TOP, WIDTH, whisker
from augenhoehe.ui.charts.control import MARKS
from augenhoehe.ui.charts.data import Drawing, Words
from augenhoehe.ui.charts.plane import (
    Scale,
    element,
    line,
    linked,
    nice_ticks,
    picture,
    table_of,
    text,
    together,
    told,
)


def dot_and_whisker(spots, *, words: Words, target=None, zero=None) -> Drawing:
    """Estimates with their intervals. target: a line; zero: the value that means "no difference".

    A row without a value says its remark instead ("too few to judge").
    """
    ends = [end for spot in spots for end in (spot.value, spot.low, spot.high) if end is not None]
    ends += [mark for mark in (target, zero) if mark is not None]
    ticks = nice_ticks(min(ends), max(ends), 5) if ends else [0, 1]
    across = Scale((ticks[0], ticks[-1]), (LEFT, RIGHT))
    bottom = TOP + ROW * len(spots)
    parts = [*_grid(ticks, across, bottom, words)]
    for value, kind in ((zero, "zero"), (target, "target")):
        if value is not None:
            parts.append(line(across(value), TOP, across(value), bottom, kind))
    parts += [
        _row(spot, TOP + ROW * (place + 0.5), across, words) for place, spot in enumerate(spots)
    ]
    leads = any(spot.href for spot in spots)
    svg = picture(parts, size=(WIDTH, bottom + 26), words=words, leads=leads)
    legend = [("target", words.target)] if target is not None and words.target else []
    return Drawing(svg, words.title, words.summary, *table_of(spots, words), legend)


def _grid(ticks, across, bottom, words):
    for tick in ticks:
        yield line(across(tick), TOP, across(tick), bottom, "grid")
        yield text(words.show(tick), across(tick), bottom + 18, class_="tick", text_anchor="middle")


def _row(spot, middle, across, words):
    label = spot.label if len(spot.label) <= LONGEST else f"{spot.label[: LONGEST - 1]}…"
    drawn = [text(label, LEFT - 10, middle + 4, class_="row-label", text_anchor="end")]
    if spot.value is None:
        drawn.append(text(spot.word or "–", LEFT + 8, middle + 4, class_="gap"))
        return linked(together(drawn), spot.href, told(spot, words))
    drawn += whisker(spot, middle, across)
    drawn.append(_mark(spot, across(spot.value), middle))
    ends = [end for end in (spot.value, spot.high) if end is not None]
    drawn.append(text(words.show(spot.value), across(max(ends)) + 10, middle + 4, class_="value"))
    return linked(together(drawn), spot.href, told(spot, words))


def _mark(spot, x, y):
    """A dot; where its tone says something, another shape."""
    if shape := MARKS.get(spot.tone):
        place = f"translate({x} {y})"
        return element("path", d=shape, transform=place, class_=f"mark {spot.tone}")
    return element("circle", cx=x, cy=y, r=5, class_=f"mark {spot.tone}".strip())
