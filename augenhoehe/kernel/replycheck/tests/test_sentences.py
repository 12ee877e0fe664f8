"""Sentences and words as a reader of German letters sees them."""

import pytest

from augenhoehe.kernel.replycheck.sentences import split, words


def sentences(text):
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "z. B. am 12.08.2026 um 14.30 Uhr bei Frau Dr. Meier.",
        "Das gilt d. h. nur bis 3. März.",
        "Wir haben ca. 20 Teile, inkl. Schrauben und ggf. Dübel.",
        "Die Kund*innen, Kund:innen, Kund_innen und KundInnen wissen Bescheid.",
        "Wir treffen uns im 2. Stock bei der 5. Tür.",
        "Der Bus fährt am 1. Montag im Monat.",
        "Rufen Sie Tel. 0221 55 an.",
        "Siehe Art. 5 Abs. 2.",
        "Das kostet 1.234,50 Euro.",
        "Hauptstr. 5 ist richtig",
        "Er kam, sah usw. und ging.",
    ],
)
def test_a_full_stop_inside_ends_nothing(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text, count",
    [
        ("Das Teil kommt am 12. Danach bauen wir es ein.", 2),
        ("Wir liefern Schrauben, Dübel usw. Sie brauchen nichts.", 2),
        ("Geht das? Ja! Gut.", 3),
        ("Erster Absatz\n\nZweiter Absatz", 2),
        ("Sie brauchen:\n- den Beleg\n- ein Foto", 3),
        ("„Das geht nicht.“ Das war die Antwort.", 2),
        ("Das war 2024. Seitdem läuft es.", 2),
        ("Warten Sie … Dann geht es.", 2),
        ("ohne ende und ohne punkt", 1),
        ("", 0),
        ("!!! ???", 0),
        ("Alles gut.\nHart umbrochene Zeile\ngeht weiter.", 2),
    ],
)
def test_sentences_end_where_they_end(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "word", ["Kund*innen", "Kund:innen", "Kund_innen", "KundInnen", "Kund/-innen", "E-Mail-Adresse"]
)
def test_a_gender_form_is_one_word(word):
    assert [found[0] for found in words(f"Die {word} da")] == ["Die", word, "da"]


def test_numbers_are_no_words():
    assert [found[0] for found in words("Am 12.08. um 14 Uhr")] == ["Am", "um", "Uhr"]
