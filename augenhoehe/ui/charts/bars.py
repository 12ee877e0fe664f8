"""Bars lying on their side, so that their labels can be read: parts, distributions, steps."""

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

WIDTH, ROW, TOP = 760, 34, 8
LEFT, RIGHT = 240, 660
LONGEST = 30


def bars_with_whiskers(spots, *, words: Words, target=None) -> Drawing:
    """A bar a row from zero, with its interval as a whisker; target: a line across all."""
    return _bars(spots, words, target=target)


def distribution(spots, *, words: Words) -> Drawing:
    """How answers or cases spread over ordered values: a bar each, in the order given."""
    return _bars(spots, words)


def funnel_steps(spots, *, words: Words) -> Drawing:
    """What remains from step to step (sent, delivered, opened, answered), each against the first.

    The remark of each step should say its share of the step before.
    """
    return _bars(spots, words)


def _bars(spots, words, target=None):
    ends = [end for spot in spots for end in (spot.value, spot.high) if end is not None]
    ends += [target] if target is not None else []
    ticks = nice_ticks(min([0, *ends]), max([0, *ends]) or 1, 4)
    across = Scale((ticks[0], ticks[-1]), (LEFT, RIGHT))
    bottom = TOP + ROW * len(spots)
    parts = [*_grid(ticks, across, bottom, words)]
    parts += [_bar(spot, TOP + ROW * place, across, words) for place, spot in enumerate(spots)]
    if target is not None:
        parts.append(line(across(target), TOP, across(target), bottom, "target"))
    leads = any(spot.href for spot in spots)
    svg = picture(parts, size=(WIDTH, bottom + 26), words=words, leads=leads)
    legend = [("target", words.target)] if target is not None and words.target else []
    return Drawing(svg, words.title, words.summary, *table_of(spots, words), legend)


def _grid(ticks, across, bottom, words):
    for tick in ticks:
        yield line(across(tick), TOP, across(tick), bottom, "grid")
        yield text(words.show(tick), across(tick), bottom + 18, class_="tick", text_anchor="middle")


def _bar(spot, top, across, words):
    middle = top + ROW / 2
    label = spot.label if len(spot.label) <= LONGEST else f"{spot.label[: LONGEST - 1]}…"
    drawn = [text(label, LEFT - 10, middle + 4, class_="row-label", text_anchor="end")]
    if spot.value is None:
        drawn.append(text(spot.word or "–", LEFT + 8, middle + 4, class_="gap"))
        return linked(together(drawn), spot.href, told(spot, words))
    drawn += [*_block(spot, top, across), *whisker(spot, middle, across)]
    ends = [end for end in (spot.value, spot.high) if end is not None]
    drawn.append(text(words.show(spot.value), across(max(ends)) + 8, middle + 4, class_="value"))
    return linked(together(drawn), spot.href, told(spot, words))


def _block(spot, top, across):
    zero, end = across(0), across(spot.value)
    yield element(
        "rect",
        x=min(zero, end),
        y=top + 7,
        width=round(max(abs(end - zero), 1), 1),
        height=ROW - 14,
        class_=f"bar {spot.tone}".strip(),
    )


def whisker(spot, middle, across):
    """The interval of a spot, lying at a height."""
    if spot.low is None or spot.high is None:
        return
    left, right = across(spot.low), across(spot.high)
    yield line(left, middle, right, middle, "whisker")
    for end in (left, right):
        yield line(end, middle - 5, end, middle + 5, "whisker")
