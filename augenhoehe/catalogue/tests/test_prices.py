"""What costs how much is read line by line, as the language writes it; the rest is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.catalogue.prices import Malformed, Priced, read_prices, write_price

WORDS = st.text("abcäöü :;", min_size=1, max_size=30).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("language", "line", "price"),
    [
        (
            "de",
            "Schulung vor Ort: 480,00 € je halben Tag",
            Priced("Schulung vor Ort", 48000, "je halben Tag"),
        ),
        ("de", "Umzug: 1.234,5 EUR", Priced("Umzug", 123450)),
        ("de", "Umzug: 1.234 Euro", Priced("Umzug", 123400)),
        ("de", "Umzug: ab Werk: 90 €", Priced("Umzug: ab Werk", 9000)),
        ("de", "Datenübernahme: nach Angebot", Priced("Datenübernahme", None)),
        ("en", "Training: 1,234.50 € per day", Priced("Training", 123450, "per day")),
        ("en", "Taking over data: By quotation", Priced("Taking over data", None)),
        ("de", "Kopie: 0,05 €", Priced("Kopie", 5)),
    ],
)
def test_a_line_says_what_and_how_much(language, line, price):
    assert read_prices(line, language) == [price]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Schulung"), ("de", "Schulung: teuer"), ("de", "Schulung: 12,5,0 €"),
        ("de", "Schulung: 1,234.50 €"), ("en", "Training: 1.234,50 €"), ("de", "Schulung: -5 €"),
        ("de", "Schulung: 480"), ("de", ": 480 €"), ("de", "Schulung: 99999999999 €"),
        ("de", "Schulung: 1.23 €"), ("de", "Schulung: 480 $"), ("de", "Schulung: 1,999 €"),
    ],
)  # fmt: skip
def test_what_says_no_price_is_refused_with_its_line(language, line):
    with pytest.raises(Malformed) as wrong:
        read_prices(f"Gut: 1 €\n\n{line}", language)
    assert (wrong.value.line, wrong.value.text) == (3, line)


@given(WORDS, st.none() | st.integers(0, 10**10 - 1), WORDS, st.sampled_from(["de", "en"]))
def test_what_is_written_is_read_again(what, cents, per, language):
    one = Priced(what, cents, per.replace(":", "") if cents is not None else "")
    one = Priced(one.what, one.cents, one.per.strip())
    assert read_prices(write_price(one, language), language) == [one]


@given(st.text(max_size=60))
def test_nothing_else_happens_with_any_text(text):
    try:
        assert all(one.what for one in read_prices(text, "de"))
    except Malformed as wrong:
        assert wrong.line >= 1
