"""Control charts: a figure over time, between what its process may be expected to do."""

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

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 744, 26, 262
MOST_LABELS = 9
MARKS = {
    "improvement": "M0 -6 L6 0 L0 6 L-6 0 Z",
    "concern": "M-5 -5 H5 V5 H-5 Z",
    "high": "M0 -6 L6 5 H-6 Z",
    "low": "M0 6 L6 -5 H-6 Z",
}


def control_chart(spots, *, limits, words: Words, target=None, starts=()) -> Drawing:
    """A figure over time with its limits.

    limits: for each spot something with centre, low and high (`kernel.statistics.Limits`), or None.
    target: a value or None. starts: `Start`s, each a line before its spot. Marks differ in shape
    and colour: circle – normal, diamond – improvement, square – concern, triangle – higher, lower.
    """
    across = _across(len(spots))
    ticks = nice_ticks(*_ends(spots, limits, target), grain=words.grain)
    up = Scale((ticks[0], ticks[-1]), (BOTTOM, TOP))
    parts = [
        *_grid(ticks, up, words),
        *_labels(spots, across),
        *_band(limits, across, up),
        *_target(target, up, words),
        *_starts(starts, across),
        _course(spots, across, up),
        *(_mark(spot, across(place), up, words) for place, spot in enumerate(spots)),
    ]
    leads = any(spot.href for spot in spots)
    beside = _beside(spots, ticks, across, words)
    svg = picture(parts, size=(WIDTH, HEIGHT), words=words, leads=leads, beside=beside)
    head, rows = table_of(spots, words, bounds=_bounds(limits, words))
    legend = _legend(words, target)
    return Drawing(svg, words.title, words.summary, head, rows, legend, is_course=True)


def _beside(spots, ticks, across, words):
    """Room for long words: on the left those of the axis, on the right half of the last label."""
    last = spots[-1].label if spots else ""
    left = room_for([words.show(tick) for tick in ticks], LEFT - 8)
    return left, room_for([last[len(last) // 2 :]], WIDTH - across(len(spots) - 1))


def _across(count):
    step = (RIGHT - LEFT) / max(count, 1)
    return lambda place: round(LEFT + (place + 0.5) * step, 1)


def _ends(spots, limits, target):
    values = [end for one in limits if one for end in (one.low, one.high)]
    values += [spot.value for spot in spots if spot.value is not None]
    values += [target] if target is not None else []
    return (min(values), max(values)) if values else (0, 1)


def _grid(ticks, up, words):
    for tick in ticks:
        yield line(LEFT, up(tick), RIGHT, up(tick), "grid")
        yield text(words.show(tick), LEFT - 8, up(tick) + 4, class_="tick", text_anchor="end")


def _labels(spots, across):
    every = -(-len(spots) // MOST_LABELS) or 1
    for place in range(len(spots) - 1, -1, -every):
        yield text(
            spots[place].label, across(place), BOTTOM + 22, class_="tick", text_anchor="middle"
        )


def _band(limits, across, up):
    """The limits as a band and the centre as a line; a new phase begins where they jump."""
    half = (across(1) - across(0)) / 2
    for place, one in enumerate(limits):
        if one is None:
            continue
        left, right = across(place) - half, across(place) + half
        top = up(one.high)
        yield element(
            "rect",
            x=round(left, 1),
            y=top,
            width=round(2 * half, 1),
            height=round(up(one.low) - top, 1),
            class_="band",
        )
        for value, kind in ((one.low, "limit"), (one.high, "limit"), (one.centre, "centre")):
            yield line(round(left, 1), up(value), round(right, 1), up(value), kind)


def _target(target, up, words):
    if target is not None:
        yield line(LEFT, up(target), RIGHT, up(target), "target")
        yield text(words.target, RIGHT, up(target) - 6, class_="target-word", text_anchor="end")


def _starts(starts, across):
    half = (across(1) - across(0)) / 2
    for number, start in enumerate(starts):
        x = round(across(start.place) - half, 1)
        yield line(x, TOP - 6, x, BOTTOM, "start")
        late = x > (LEFT + RIGHT) / 2
        yield text(
            start.label,
            x - 4 if late else x + 4,
            TOP - 12 + 12 * (number % 2),
            class_="start-word",
            text_anchor="end" if late else "start",
        )


def _course(spots, across, up):
    """The line from point to point; where a value is missing or unfinished, there is none."""
    way, pen = [], "M"
    for place, spot in enumerate(spots):
        if spot.value is None or spot.tone == "muted":
            pen = "M"
            continue
        way.append(f"{pen}{across(place)} {up(spot.value)}")
        pen = "L"
    return element("path", d=" ".join(way), class_="course") if way else ""


def _mark(spot, x, up, words):
    if spot.value is None:
        return linked(text("–", x, BOTTOM - 4, class_="gap", text_anchor="middle"), "", spot.word)
    y = up(spot.value)
    shape = MARKS.get(spot.tone)
    if shape:
        drawn = element(
            "path", d=shape, transform=f"translate({x} {y})", class_=f"mark {spot.tone}"
        )
    else:
        drawn = element("circle", cx=x, cy=y, r=4, class_=f"mark {spot.tone}".strip())
    aim = element("circle", cx=x, cy=y, r=12, class_="aim")
    return linked(together([aim, drawn]), spot.href, told(spot, words))


def _bounds(limits, words):
    if not words.limits:
        return None
    cells = [f"{words.show(one.low)} – {words.show(one.high)}" if one else "" for one in limits]
    return words.limits, [(cell, "") for cell in cells]


def _legend(words, target):
    known = [("band", words.limits), ("centre", words.centre)]
    known += [("target", words.target)] if target is not None else []
    return [(kind, word) for kind, word in known if word]
