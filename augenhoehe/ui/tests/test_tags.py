"""The template tags: what they say, and that nothing foreign gets through."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

EVIL = "<script>alert(1)</script> 'x\" onload=y"


def render(text, path="/", **context):
    request = RequestFactory().get(path)
    with override("de"):
        return Template("{% load ui %}" + text).render(Context({"request": request, **context}))


def test_an_icon_is_silent_unless_it_is_named():
    assert 'aria-hidden="true"' in render('{% icon "inbox" %}')
    named = render('{% icon "inbox" label="Eingang" %}')
    assert 'role="img" aria-label="Eingang"' in named and "aria-hidden" not in named


@pytest.mark.parametrize(
    "tag",
    [
        "{% badge x %}",
        "{% status x %}",
        "{% avatar x named=True %}",
        "{% icon 'x' label=x %}",
        "{% priority 1 x %}",
    ],
)
def test_foreign_words_are_escaped(tag):
    said = render(tag, x=EVIL)
    assert "<script>" not in said and '" onload' not in said


def test_a_state_is_word_and_shape_and_tone():
    said = render('{% status "solved" %}')
    assert "gelöst" in said and "<svg" in said and 'data-tone="good"' in said


def test_the_normal_priority_goes_without_saying():
    assert render("{% priority 3 %}") == ""
    assert "dringend" in render("{% priority 1 %}")


@pytest.mark.parametrize(
    ("minutes", "word"), [(-10, "überfällig"), (30, "bald fällig"), (6000, "Frist")]
)
def test_a_deadline_says_how_it_stands(minutes, word):
    assert word in render("{% due at %}", at=timezone.now() + timedelta(minutes=minutes))


def test_no_deadline_says_nothing():
    assert render("{% due at %}", at=None) == ""


def test_a_filter_changes_only_its_own_parameter():
    assert render("{% query page=2 team=None %}", "/x/?team=3&q=a+b") == "?q=a+b&amp;page=2"
    assert render("{% query team=None %}", "/x/?team=3") == "/x/"


def test_numbers_are_german():
    assert (
        render("{% number 1234.5 1 %} {% count 1200 %} {% percent 0.123 %}")
        == "1.234,5 1.000+ 12\u00a0%"
    )


def test_initials_survive_odd_names():
    assert ">AB<" in render("{% avatar 'Anna Maria Berger' %}")
    assert ">?<" in render("{% avatar '' %}")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% number 0.6666 2 %}", "0,67"),
        ("{% number 1234.5 1 %}", "1.234,5"),
        ("{% number 12 %}", "12"),
        ("{% percent 0.6666 %}", "67"),
        ("{% percent 0.999 1 %}", "99,9"),
    ],
)
def test_numbers_are_rounded_and_not_cut_off(tag, said):
    assert render(tag).startswith(said)


@pytest.mark.parametrize(
    "cents, german, english",
    [
        (123450, "1.234,50\u00a0€", "1,234.50\u00a0€"),
        (-5, "−0,05\u00a0€", "−0.05\u00a0€"),
        (0, "0,00\u00a0€", "0.00\u00a0€"),
        (None, "", ""),
    ],
)
def test_money_is_kept_in_cents_and_shown_in_euros(cents, german, english):
    shown = Template("{% load ui %}{{ cents|money }}")
    for language, words in (("de", german), ("en", english)):
        with override(language):
            assert shown.render(Context({"cents": cents})) == words
