"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.money import MOST_CENTS, BadAmount, read_cents

RIGHT = [
    ("0", "de", 0),
    ("50", "de", 5000),
    ("50,5", "de", 5050),
    ("50.5", "de", 5050),
    ("49,90 €", "de", 4990),
    ("€ 49.90", "en", 4990),
    ("1.234,50", "de", 123450),
    ("1.234,50", "en", 123450),
    ("1,234.50", "de", 123450),
    ("1,234.50", "en", 123450),
    ("1 234,50", "de", 123450),
    ("1\u00a0234,50\u00a0€", "de", 123450),
    ("1.234", "de", 123400),
    ("1,234", "en", 123400),
    ("1.234.567", "de", 123456700),
    ("12 Euro", "de", 1200),
    ("1234,5 EUR", "de", 123450),
]
WRONG = [
    ("", "none"),
    (" € ", "none"),
    ("-5", "negative"),
    ("−5,00 €", "negative"),
    ("5-", "negative"),
    ("1,234", "malformed"),
    ("1.23,50", "malformed"),
    ("12.34.56", "malformed"),
    ("1,234,50", "malformed"),
    ("1.234,5678", "malformed"),
    ("5,", "malformed"),
    (",5", "malformed"),
    ("fünf", "malformed"),
    ("5 $", "malformed"),
    ("1e3", "malformed"),
    ("٥", "malformed"),
    ("²", "malformed"),
    ("99.999.999,00", "too_much"),
    ("9" * 500, "malformed"),
]


@pytest.mark.parametrize(("text", "language", "cents"), RIGHT)
def test_an_amount_is_read_the_way_it_is_meant(text, language, cents):
    assert read_cents(text, language) == cents


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_is_no_amount_says_why(text, code):
    with pytest.raises(BadAmount) as bad:
        read_cents(text, "de")
    assert bad.value.code == code


@given(st.integers(0, MOST_CENTS))
def test_what_is_written_in_either_way_reads_the_same(cents):
    english = f"{cents // 100:,}.{cents % 100:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_cents(english, "en") == read_cents(german, "de") == cents
    assert read_cents(english, "de") == read_cents(german, "en") == cents


@given(st.text(max_size=30))
def test_anything_else_is_refused_and_nothing_breaks(text):
    try:
        assert 0 <= read_cents(text) <= MOST_CENTS
    except BadAmount as bad:
        assert bad.code in ("none", "malformed", "negative", "too_much")
