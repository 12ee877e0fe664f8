"""Moments and lengths in words, in both languages."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone
from django.utils.translation import override

from augenhoehe.ui import moments

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=get_current_timezone())
N = "\u00a0"


@pytest.mark.parametrize(
    ("at", "german", "english"),
    [
        (NOW.replace(hour=9, minute=5), f"heute{N}9:05", f"today{N}9:05"),
        (NOW - timedelta(days=1), f"gestern{N}14:30", f"yesterday{N}14:30"),
        (NOW + timedelta(days=1), f"morgen{N}14:30", f"tomorrow{N}14:30"),
        (NOW - timedelta(days=8), f"Mi., 4.{N}März", f"Wed 4{N}March"),
        (NOW + timedelta(days=8), f"Fr., 20.{N}März, 14:30", f"Fri 20{N}March, 14:30"),
        (NOW - timedelta(days=500), f"28.{N}Oktober 2024", f"28{N}October 2024"),
        (date(2026, 3, 12), "heute", "today"),
    ],
)
def test_a_moment_is_as_short_as_it_may_be(at, german, english):
    with override("de"):
        assert moments.in_words(at, NOW) == german
    with override("en"):
        assert moments.in_words(at, NOW) == english


@pytest.mark.parametrize(
    ("minutes", "german"),
    [
        (0, f"0{N}Min."),
        (59, f"59{N}Min."),
        (60, f"1{N}Std."),
        (130, f"2{N}Std.{N}10{N}Min."),
        (-5, f"−5{N}Min."),
    ],
)
def test_minutes_become_hours_and_minutes(minutes, german):
    with override("de"):
        assert moments.minutes_in_words(minutes) == german


def test_a_long_time_counts_days():
    with override("de"):
        assert moments.length_in_words(timedelta(days=3, hours=4)) == f"3 Tage 4{N}Std."
        assert moments.length_in_words(timedelta(days=20, hours=4)) == "20 Tage"


def test_the_full_form_names_weekday_year_and_time():
    with override("de"):
        assert moments.in_full(NOW) == f"Donnerstag, 12.{N}März 2026, 14:30{N}Uhr"


def test_since_says_how_long_ago():
    with override("de"):
        assert moments.since_in_words(NOW - timedelta(minutes=5), NOW) == f"vor 5{N}Min."
        assert moments.since_in_words(NOW, NOW) == "gerade eben"
        assert moments.since_in_words(NOW - timedelta(days=1), NOW) == f"gestern{N}14:30"
