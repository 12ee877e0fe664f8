"""What is covered before a text is shown elsewhere."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.masking import Known, mask
from augenhoehe.kernel.masking.patterns import KINDS

LABELS = {kind: kind for kind in ("company", *dict(KINDS))}
KNOWN = Known(people=["Nora Vogt"], companies=["Musterbau GmbH"], colleagues=["Anna Klein"])


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Danke an Anna Klein!", "Danke an [name]!"),
        ("Noras Frage, nora vogt", "[name] Frage, [name]"),
        ("ein klein wenig, sagt Frau Klein", "ein klein wenig, sagt Frau [name]"),
        ("Wir von Musterbau warten", "Wir von [company] warten"),
        ("Schreiben Sie an n.vogt@musterbau.de bitte", "Schreiben Sie an [mail] bitte"),
        ("Tel. 0711 / 123 45-67, bitte", "Tel. [phone], bitte"),
        ("+49 (0) 170 1234567 geht", "[phone] geht"),
        ("IBAN DE89 3704 0044 0532 0130 00 falsch", "IBAN [iban] falsch"),
        ("Kundennummer 4711 fehlt", "Kundennummer [number] fehlt"),
        ("Ticket #1042 und Ticket 12", "Ticket [number] und Ticket [number]"),
        ("Vertrag V-2024-00815 lief aus", "Vertrag [number] lief aus"),
        ("geboren am 03.04.1971 in", "geboren am [date] in"),
        ("am 3. April 2026 und 2026-04-03", "am [date] und [date]"),
        ("in der Hauptstraße 12a, 70173 Stuttgart", "in der [address], [address]"),
        ("at 221 Baker Street today", "at [address] today"),
        ("siehe https://a.example/x?kunde=5 dort", "siehe [url] dort"),
        ("Gespräch mit Herrn Dr. von Stein gut", "Gespräch mit Herrn Dr. [name] gut"),
        ("Viele Grüße\nPetra Sommer", "Viele Grüße\n[name]"),
        ("Mein Name ist Paul Rot und", "Mein Name ist [name] und"),
        ("Thanks, Jim", "Thanks, [name]"),
    ],
)
def test_personal_data_are_covered(text, covered):
    """Known names, and everything that looks like personal data."""
    assert mask(text, KNOWN, LABELS).text == covered


@pytest.mark.parametrize(
    "text",
    [
        "Nach 3 Tagen und 2 Mails kam 2026 die Antwort.",
        "Es hat 1.250,50 € gekostet, 15000 Euro zu viel.",
        "Danke für die schnelle Hilfe, alles gut.",
        "Um 14:05 Uhr rief niemand zurück.",
        "",
    ],
)
def test_what_names_nobody_stays(text):
    """Years, sums, times and plain words are left as they are."""
    assert mask(text, KNOWN, LABELS).text == text


def test_what_was_covered_is_told_with_its_place():
    """The places lie in the text as it was."""
    text = "Frau Vogt, 0711 1234567"
    assert [text[p.start : p.end] for p in mask(text, KNOWN, LABELS).places] == [
        "Vogt",
        "0711 1234567",
    ]


@given(st.text(max_size=300))
def test_nothing_breaks_and_no_mail_address_is_left(text):
    """Whatever comes, a mail address in it is covered."""
    assert "x@y.example" not in mask(f"{text} x@y.example {text}", KNOWN, LABELS).text


@pytest.mark.parametrize("bad", ["a", "1", "+1 ", "Aa ", "a.", "1.", "A-", "Str. ", "grüße ", "@a"])
def test_no_text_takes_long(bad):
    """Texts made to go wrong: twenty thousand characters in a moment."""
    begin = process_time()
    mask(bad * 20_000, KNOWN, LABELS)
    assert process_time() - begin < 2
