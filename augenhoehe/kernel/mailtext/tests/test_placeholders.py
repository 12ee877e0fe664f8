"""A reusable answer keeps nothing of the case it was written for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.placeholders import (
    fill,
    keys_in,
    make_template,
    suggest_placeholders,
)

from .cast import is_slower_than_linear

GERMAN = """Sehr geehrte Frau Dr. Müller-Lüdenscheidt,

Ihre Rechnung Nr. RE-2024/1234 vom 12. März 2024 über 1.234,50 € ist am 13.03.2024 um 10:15 Uhr korrigiert.
Kundennummer: 4711. Am Dienstag ruft Herr Schulz Sie unter 0221 / 123456-7 zurück. Anna Beispiel hilft.
IBAN DE89 3704 0044 0532 0130 00. Bis 30.4. bitte an anna@firma.de. Steuerklasse 3, Version 2.5.1.

Mit freundlichen Grüßen
Anna Beispiel"""
TEMPLATE = """{{salutation}},

Ihre Rechnung Nr. {{invoice}} vom {{date}} über {{amount}} ist am {{date_2}} um {{time}} korrigiert.
Kundennummer: {{customer_number}}. Am {{date_3}} ruft Herr {{name}} Sie unter {{phone}} zurück. {{name_2}} hilft.
IBAN {{iban}}. Bis {{date_4}} bitte an {{email}}. Steuerklasse 3, Version 2.5.1.

Mit freundlichen Grüßen
{{name_2}}"""


def template(text, *known):
    return make_template(text, suggest_placeholders(text, known=known))


def test_a_german_answer_becomes_a_template():
    assert template(GERMAN, "Anna Beispiel") == TEMPLATE


def test_an_english_answer_becomes_a_template():
    text = "Dear Mr. Smith,\nyour invoice INV-1009 dated March 3, 2024 of $1,250.00 is due on Friday at 3 pm. Order number 5512."
    assert template(text) == (
        "{{salutation}},\nyour invoice {{invoice}} dated {{date}} of {{amount}} is due on {{date_2}} at {{time}}."
        " Order number {{number}}."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrte Damen und Herren,", "Hallo zusammen,", "Guten Tag,", "Dear all,", "Liebes Team,",
        "Steuerklasse 3 und 12 Monate", "Version 2.5.1", "in 3 Schritten", "Die Rechnung liegt bei.",
    ],
)  # fmt: skip
def test_what_fits_everybody_stays(text):
    assert template(text) == text


def test_suggestions_point_at_their_words_and_do_not_overlap():
    found = suggest_placeholders(GERMAN, known=["Anna Beispiel", "Anna"])
    assert all(GERMAN[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_filling_a_template_gives_the_text_again():
    found = suggest_placeholders(GERMAN, known=["Anna Beispiel"])
    assert fill(make_template(GERMAN, found), {s.key: s.text for s in found}) == GERMAN


def test_a_missing_value_stays_visible_and_values_are_not_read_again():
    assert (
        fill("{{name}} {{ date }} {{x}}", {"name": "{{date}}", "date": "heute", "x": ""})
        == "{{date}} heute {{x}}"
    )
    assert keys_in("{{name}} {{date}} {{name}} {{Nope}}") == ("name", "date")


@given(st.text(), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_comes_back_from_its_template(text, known):
    found = suggest_placeholders(text, known=known)
    if "{{" not in text and "}}" not in text and not text.endswith("{"):
        values = {s.key: s.text for s in found}
        assert (
            fill(make_template(text, found), values).casefold().split() == text.casefold().split()
            or found
        )


@pytest.mark.parametrize(
    "piece",
    [
        "Rechnung ",
        "A1-",
        "1.",
        "1 ",
        "+49 ",
        "0 ",
        "Herr A ",
        "Hallo ",
        "A",
        "Montag, ",
        "EUR 1",
        "a@",
        "a.",
        "Dr. ",
    ],
)
def test_no_text_takes_more_than_linear_time(piece):
    assert not is_slower_than_linear(suggest_placeholders, lambda size: piece * size, 1_000)
