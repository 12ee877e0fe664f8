"""What a code book finds in texts, and what it leaves."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.codebook import Book, Entry, faults_of, read_lines


def rough_stem(word):
    """Enough of a stemmer for these tests: without the usual endings."""
    for ending in ("en", "er", "es", "e", "t", "s", "n"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return [word[: -len(ending)]]
    return [word]


def found(text, words, exclusions="", denied="skip"):
    """The marked words of a text."""
    entry = Entry(1, read_lines(words), read_lines(exclusions), denied)
    return [text[hit.start : hit.end] for hit in Book([entry], rough_stem).find(text).get(1, [])]


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("warten", "Ich wartete, wir warten", ["warten"]),
        ("warte*", "Wartezeit und WARTESCHLEIFE, Wartung", ["Wartezeit", "WARTESCHLEIFE"]),
        ("*schleife", "in der Telefonwarteschleife", ["Telefonwarteschleife"]),
        ("keine Antwort", "Ich bekam keine Antworten.", []),
        ("keine Antwort", "Ich bekam keine Antwort.", ["keine Antwort"]),
        ("nicht … freundlich", "war nicht besonders freundlich", ["nicht besonders freundlich"]),
        ("nicht … freundlich", "nicht so ganz und gar freundlich", []),
        ('"guten Tag"', "Guten Tag!", ["Guten Tag"]),
        ('"guten Tag"', "gute Tage", []),
        ("verspätung", "eine Verspaetung", ["Verspaetung"]),
        ("strasse", "Straße gesperrt", ["Straße"]),
        ("überlast*", "ÜBERLASTET", ["ÜBERLASTET"]),
        ("warte*\nwarten lassen", "uns warten lassen", ["warten lassen"]),
    ],
)
def test_lines_find_their_words_where_they_stand(words, text, marked):
    """Stems, beginnings, endings, phrases, gaps, exact forms; umlauts either way."""
    assert found(text, words) == marked


def test_an_exclusion_takes_back_only_the_words_it_contains():
    """Another word of the same code still counts."""
    text = "Die Wartung lief, dann Wartezeit"
    assert found(text, "wart*", "wartung*") == ["Wartezeit"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("nicht freundlich", True),
        ("das war nicht sehr freundlich", True),
        ("keine freundliche Antwort", True),
        ("nicht nur freundlich", False),
        ("nicht schnell, freundlich", False),
        ("nicht schnell aber freundlich", False),
        ("freundlich war das nicht", True),
        ("freundlich, das nicht", False),
        ("freundlich waren nicht alle", False),
        ("it was not friendly, freundlich", False),
        ("they weren't freundlich", True),
    ],
)
def test_a_denied_word_is_known_by_the_rule(text, denied):
    """The same words count, do not count, or count only so, as the code says."""
    assert (found(text, "freundlich\nfreundliche") == []) is denied
    assert (found(text, "freundlich\nfreundliche", denied="only") != []) is denied
    assert found(text, "freundlich\nfreundliche", denied="count") != []


def test_a_line_that_denies_itself_is_not_denied_again():
    """“no answer” is what it says."""
    assert found("es kam keine Antwort", "keine Antwort") == ["keine Antwort"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ab*", "too_short"),
        ("wa*te", "star_inside"),
        ("*arte*", "star_inside"),
        ("*", "star_inside"),
        ("!?", "nothing"),
        ("… warten", "gap_outside"),
        ("eins … … zwei", "gap_outside"),
        ("a b c d e f g h i", "too_long"),
        ("x" * 201, "too_long"),
        ("\n".join(f"wort{n}" for n in range(301)), "too_many"),
    ],
)
def test_a_line_that_cannot_be_looked_for_is_named(line, code):
    """And it finds nothing."""
    assert code in {one for _line, one in faults_of(line)}


@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=30))
def test_whatever_is_typed_marks_words_within_the_text(text, words, exclusions):
    """No line breaks anything; hits lie in order and do not overlap."""
    entry = Entry(1, read_lines(words), read_lines(exclusions), "count")
    last = 0
    for hit in Book([entry], rough_stem).find(text).get(1, []):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.start + 1


def test_time_grows_with_the_text_and_no_faster():
    """Lines made to go wrong, on a text made to go wrong."""
    entry = Entry(1, read_lines("a … a … a b\n" + "a a a a a a a b\naaa*\n*aaa"), (), "count")
    book = Book([entry], rough_stem)
    spent = []
    for size in (2_000, 16_000):
        begin = process_time()
        book.find("a " * size)
        spent.append(process_time() - begin)
    assert spent[1] < 20 * spent[0] + 0.2
