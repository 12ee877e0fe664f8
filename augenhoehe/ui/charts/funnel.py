"""Funnel plots: groups of different size against the limits of what all have in common."""

from augenhoehe.ui.charts.control import BOTTOM, HEIGHT, LEFT, MARKS, RIGHT, TOP, WIDTH
from augenhoehe.ui.charts.data import Drawing, Words
from augenhoehe.ui.charts.plane import (
    Scale,
    element,
    line,
    linked,
    nice_ticks,
    picture,
    room_for,
    table_of,
    text,
    together,
    told,
)

STEPS = 60


def funnel_plot(spots, *, centre, limits, words: Words, cases: str) -> Drawing:
    """Groups by size (`n`, to the right) and value (upwards), in the order given in the table.

    limits(n): between what a group of n lies if it is like all. cases: what the axis counts.
    """
    drawn = [spot for spot in spots if spot.value is not None and spot.n]
    sizes = nice_ticks(0, max([spot.n for spot in drawn], default=1))
    across = Scale((0, sizes[-1]), (LEFT, RIGHT))
    ends = [spot.value for spot in drawn] + [centre]
    ticks = nice_ticks(min(ends), max(ends))
    up = Scale((ticks[0], ticks[-1]), (BOTTOM, TOP))
    parts = [
        *_grid(ticks, up, words),
        *_sizes(sizes, across, cases),
        line(LEFT, up(centre), RIGHT, up(centre), "centre"),
        *_limits(limits, sizes[-1], across, up),
        *(_mark(spot, across(spot.n), up(spot.value), words) for spot in drawn),
    ]
    beside = (room_for([words.show(tick) for tick in ticks], LEFT - 8), 0)
    leads = any(spot.href for spot in drawn)
    svg = picture(parts, size=(WIDTH, HEIGHT + 16), words=words, leads=leads, beside=beside)
    legend = [("band", words.limits), ("centre", words.centre)]
    head, rows = table_of(spots, words)
    return Drawing(svg, words.title, words.summary, head, rows, [one for one in legend if one[1]])


def _grid(ticks, up, words):
    for tick in ticks:
        yield line(LEFT, up(tick), RIGHT, up(tick), "grid")
        yield text(words.show(tick), LEFT - 8, up(tick) + 4, class_="tick", text_anchor="end")


def _sizes(sizes, across, cases):
    for size in sizes:
        yield text(f"{size:g}", across(size), BOTTOM + 22, class_="tick", text_anchor="middle")
    yield text(cases, RIGHT, BOTTOM + 42, class_="tick", text_anchor="end")


def _limits(limits, largest, across, up):
    """Both limits as many short lines."""
    known = [max(largest * step / STEPS, 1) for step in range(STEPS + 1)]
    for size, then in zip(known, known[1:], strict=False):
        for side in (0, 1):
            here, there = up(limits(size)[side]), up(limits(then)[side])
            if here != there or TOP < here < BOTTOM:
                yield line(across(size), here, across(then), there, "limit")


def _mark(spot, x, y, words):
    if shape := MARKS.get(spot.tone):
        drawn = element(
            "path", d=shape, transform=f"translate({x} {y})", class_=f"mark {spot.tone}"
        )
    else:
        drawn = element("circle", cx=x, cy=y, r=4, class_="mark")
    aim = element("circle", cx=x, cy=y, r=12, class_="aim")
    return linked(together([aim, drawn]), spot.href, told(spot, words))
