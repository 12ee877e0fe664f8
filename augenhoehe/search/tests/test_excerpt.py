"""An excerpt shows where the words stand, and never lets foreign markup through."""

from augenhoehe.search.showing import _matcher, excerpt


def shown(text, typed):
    return str(excerpt(text, _matcher(typed)))


def test_the_words_are_marked_in_their_forms():
    assert (
        shown("Die Abrechnungen\nfehlen.", "abrechnung ") == "Die <mark>Abrechnungen</mark> fehlen."
    )
    assert "<mark>Lohnlauf</mark>" in shown("x " * 200 + "Lohnlauf bricht ab", "lohnl")


def test_foreign_markup_stays_text():
    found = shown("<img src=x onerror=alert(1)> Lohn <script>", "lohn ")
    assert "<img" not in found and "<script>" not in found and "<mark>Lohn</mark>" in found


def test_without_a_hit_there_is_no_excerpt():
    assert shown("Nichts davon", "lohn ") == "" and shown("", "lohn") == ""
