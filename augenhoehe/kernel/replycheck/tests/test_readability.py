"""Reference values: field-leadership 9.5 (textstat's own tests and hand counts)."""

import pytest

from augenhoehe.kernel.replycheck.readability import readability
from augenhoehe.kernel.replycheck.sentences import split, words
from augenhoehe.kernel.replycheck.syllables import syllables

DUCKS = "Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die Höh."
ORDER = "Wir haben Ihre Bestellung heute verschickt. Das Paket kommt am Donnerstag bei Ihnen an."


def read(text):
    return [[found[0] for found in words(text[start:end])] for start, end in split(text)]


def test_the_ducks():
    found = readability(read(DUCKS), fewest=0)
    assert (found.words, found.sentences) == (14, 1)
    assert sum(map(syllables, read(DUCKS)[0])) == 22
    assert found.wiener[0] == pytest.approx(3.770, abs=0.001)
    assert found.amstad == pytest.approx(74.07, abs=0.005)
    assert found.lix == pytest.approx(42.57, abs=0.005)


def test_the_order():
    found = readability(read(ORDER), fewest=0)
    assert (found.words, found.sentences) == (14, 2)
    assert sum(syllables(word) for sentence in read(ORDER) for word in sentence) == 24
    assert found.lix == pytest.approx(28.4286, abs=1e-4)
    assert found.amstad == pytest.approx(72.7143, abs=1e-4)
    assert found.wiener[0] == pytest.approx(4.4375, abs=1e-4)


def test_the_four_formulas_of_vienna():
    """MS 2/14, SL 7, IW 3/14, ES 6/14 in the formulas as printed."""
    ms, sl, iw = 100 * 2 / 14, 7, 100 * 3 / 14
    wiener = readability(read(ORDER), fewest=0).wiener
    assert wiener[1] == pytest.approx(0.2007 * ms + 0.1682 * sl + 0.1373 * iw - 2.779)
    assert wiener[2] == pytest.approx(0.2963 * ms + 0.1905 * sl - 1.1144)
    assert wiener[3] == pytest.approx(0.2744 * ms + 0.2656 * sl - 1.693)


@pytest.mark.parametrize(
    "word, count",
    [
        ("aber", 2), ("Idee", 2), ("über", 2), ("oder", 2), ("Abend", 2), ("Qualität", 3),
        ("bauen", 2), ("neue", 2), ("geehrte", 3), ("beeilen", 3), ("Theater", 3), ("Handy", 2),
        ("Strumpf", 1), ("Zoo", 1), ("Rechnung", 2), ("Unannehmlichkeiten", 6), ("Aktion", 3),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_short_texts_have_no_index():
    found = readability(read(ORDER))
    assert found.lix is found.amstad is found.wiener is None
    assert found.longest_sentence == 8
    assert readability([]).words == 0
