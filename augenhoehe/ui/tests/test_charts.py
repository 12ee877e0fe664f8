"""Charts say what they show, in picture and table, and let nothing through unescaped."""

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from augenhoehe.ui.charts import (
    Spot,
    Start,
    Words,
    bars_with_whiskers,
    control_chart,
    distribution,
    dot_and_whisker,
    funnel_plot,
    funnel_steps,
)
from augenhoehe.ui.charts.plane import nice_ticks

EVIL = '<script>alert("x")</script>'
WORDS = Words(
    title="Nothing but the usual",
    summary="12 weeks",
    show=lambda value: f"{value:g} %",
    columns=("Week", "Value", "95 % interval", "n", "Remark"),
    target="target",
    limits="natural limits",
)
LIMITS = SimpleNamespace(centre=50, low=20, high=80)
SPOTS = [
    Spot("1", 40, 30, 50, n=7, href="/tickets/?a=1&b=2"),
    Spot("2", None, word="no data"),
    Spot("3", 90, tone="concern", word="signal of concern"),
]
CHARTS = [
    lambda spots: control_chart(
        spots,
        limits=[LIMITS if spot.value else None for spot in spots],
        words=WORDS,
        target=95,
        starts=[Start(2, EVIL)],
    ),
    lambda spots: bars_with_whiskers(spots, words=WORDS, target=60),
    lambda spots: dot_and_whisker(spots, words=WORDS, zero=0),
    lambda spots: distribution(spots, words=WORDS),
    lambda spots: funnel_steps(spots, words=WORDS),
    lambda spots: funnel_plot(
        spots, centre=50, limits=lambda n: (20, 80), words=WORDS, cases="answers"
    ),
]


@pytest.mark.parametrize("draw", CHARTS)
def test_a_chart_has_title_description_and_a_table_with_the_same(draw):
    drawing = draw(SPOTS)
    root = ElementTree.fromstring(drawing.svg)
    assert [one.text for one in root[:2]] == ["Nothing but the usual", "12 weeks"]
    assert root.attrib["aria-labelledby"].split() == [one.attrib["id"] for one in root[:2]]
    assert drawing.head[0] == "Week" and len(drawing.rows) == 3
    assert drawing.rows[0][:2] == [("1", "/tickets/?a=1&b=2"), ("40 %", "")]
    assert ("signal of concern", "") in drawing.rows[2]


@pytest.mark.parametrize("draw", CHARTS)
def test_a_chart_is_a_picture_until_its_points_lead_somewhere(draw):
    assert 'role="group"' in draw(SPOTS).svg and "a=1&amp;b=2" in draw(SPOTS).svg
    assert 'role="img"' in draw(SPOTS[1:]).svg


@pytest.mark.parametrize("draw", CHARTS)
def test_words_of_others_are_escaped_and_no_style_is_inline(draw):
    svg = draw([Spot(EVIL, 3, href=f'/x"{EVIL}', word=EVIL)]).svg
    assert isinstance(svg, SafeString) and "<script" not in svg
    assert not re.search(r"\s(style|on\w+)=", svg)


@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize("spots", [[], [Spot("1", None)], [Spot("1", 0)], [Spot("1", -7, -9, -5)]])
def test_little_can_be_drawn_too(draw, spots):
    assert ElementTree.fromstring(draw(spots).svg) is not None


def test_signals_differ_in_shape_and_not_only_in_colour():
    tones = ("", "improvement", "concern", "high", "low")
    spots = [Spot(tone, 3, tone=tone) for tone in tones]
    svg = control_chart(spots, limits=[None] * 5, words=WORDS).svg
    shapes = re.findall(r' d="(M[^"]+Z)"', svg)
    assert len(set(shapes)) == 4 and 'r="4"' in svg


def test_the_tag_shows_picture_table_and_table_file():
    page = Template("{% load charts %}{% chart drawing csv='?as=csv' %}")
    shown = page.render(Context({"drawing": CHARTS[0](SPOTS)}))
    assert "<svg" in shown and "<table" in shown and 'href="?as=csv"' in shown


@pytest.mark.parametrize("ends", [(0, 1), (3, 3), (-5, 12.3), (0, 1e9), (0.001, 0.0011)])
def test_ticks_are_round_and_embrace_what_is_shown(ends):
    ticks = nice_ticks(*ends)
    assert ticks[0] <= ends[0] and ticks[-1] >= ends[1] and 2 <= len(ticks) <= 12


def test_long_durations_are_told_in_whole_hours_and_short_ones_in_minutes():
    assert nice_ticks(0, 2400, grain=60) == [0, 600, 1200, 1800, 2400]
    assert nice_ticks(0, 100, grain=60) == nice_ticks(0, 100)


def test_ends_that_differ_by_the_last_digit_are_one_number():
    assert nice_ticks(1000, 1000 + 2e-13) == nice_ticks(1000, 1000)


def test_words_of_the_axis_that_are_long_get_room_beside_the_drawing():
    limits = [SimpleNamespace(centre=2, low=1, high=3)] * 2
    spots = [Spot("1.6.", 2), Spot("8.6.", 3)]
    short = control_chart(spots, limits=limits, words=Words("Zeit", show=str))
    long = control_chart(spots, limits=limits, words=Words("Zeit", show="{} Std. 40 Min.".format))
    assert 'viewBox="0 0 ' in short.svg and 'viewBox="-' in long.svg
