"""Which words say what is wished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.wishes import wish_in


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "Guten Tag,\n\nder Lohnlauf ist fertig. Könnten Sie uns die Liste auch als PDF schicken?\n\n"
            "Mit freundlichen Grüßen\nMia Muster",
            "Könnten Sie uns die Liste auch als PDF schicken?",
        ),
        (
            "Wir hätten gerne eine Schulung bei uns im Haus. Danke!",
            "Wir hätten gerne eine Schulung bei uns im Haus.",
        ),
        ("Please call me at night. Kind regards", "Please call me at night."),
        ("Geht das auch am Wochenende?\nViele Grüße", "Geht das auch am Wochenende?"),
        ("Danke, alles läuft.", ""),
        ("", ""),
    ],
)
def test_the_last_wish_or_question_is_taken(text, wish):
    assert wish_in(text) == wish


def test_a_long_wish_is_cut_between_words():
    said = wish_in("Könnten Sie bitte " + "sehr " * 60 + "viel tun?")
    assert len(said) <= 162 and said.endswith("sehr …")


@given(st.text(max_size=300))
def test_it_is_one_line_of_the_text(text):
    assert "\n" not in wish_in(text)
