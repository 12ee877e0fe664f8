"""The everyday form: two conversations on the table, one agreement, nothing left of the rest."""

from datetime import timedelta

from django.utils.timezone import localdate


def test_two_bring_a_conversation_and_leave_with_one_agreement(walk):
    alice = walk("alice")
    alice.go("/reviews/new/")
    alice.pick("Bob Berger")
    alice.press("Begin the talk")
    alice.page.wait_for_url("**/reviews/*/")
    alice.look()
    there = alice.page.url.removeprefix(alice.base)
    alice.pick("I liked this one")
    alice.field("What about it?").fill("Das Nein war freundlich und blieb ein Nein.")
    alice.press("Put it on the table")
    alice.sees("Das Nein war freundlich")

    _answered(walk("bob"))
    assert walk("lena").status(there) == 404


def _answered(bob):
    bob.go("/reviews/")
    bob.page.locator("a.row-link").first.click()
    bob.unfold("Bring a conversation")
    bob.pick("This one nags me")
    bob.field("What about it?").fill("Der Termin fehlte.")
    bob.press("Put it on the table")
    bob.sees("Der Termin fehlte.")
    bob.look(again="two")
    bob.unfold("Write down the agreement")
    bob.field("What do we do differently?").fill("Den Tag in der ersten Zeile nennen")
    bob.field("How does that sound?").fill("Am Donnerstag haben Sie die Antwort.")
    bob.field("When do we look at it again?").fill(f"{localdate() + timedelta(days=14)}")
    bob.press("Agreed")
    bob.sees("Den Tag in der ersten Zeile nennen")
    bob.press("End the talk")
    bob.sees("Den Tag in der ersten Zeile nennen")
    assert not bob.page.get_by_text("Der Termin fehlte.").count()
    bob.look(again="ended")
