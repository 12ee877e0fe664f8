"""A calibration round of three: blind, revealed at once, a new anchor for the next version."""

import re

TEXT = "Guten Tag [Name], wir kümmern uns schnellstmöglich darum und melden uns."
REASON = "Kein Tag, kein Name"
AGREED = "Ein Datum gehört dazu"
ANCHOR = "Wer, aber ohne Tag."
THREE = ("lena", "alice", "bob")
SO, PARTLY, NO = range(3)


def begin(lead):
    """The lead pastes a text without names and asks two colleagues."""
    lead.go("/reviews/")
    lead.press("Calibration")
    lead.look()
    lead.press("New round")
    lead.look()
    lead.field("The text that everybody looks at").fill(TEXT)
    lead.pick("Alice Anders")
    lead.pick("Bob Berger")
    lead.page.locator("input[name=is_read]").check()
    lead.press("Begin the round")
    lead.page.wait_for_url(re.compile(r"/calibration/\d+/$"))
    return lead.page.url.removeprefix(lead.base)


def rate(person, choices):
    """Somebody chooses for each item; the last one says why."""
    groups = person.page.locator("fieldset.choices")
    for number in range(groups.count()):
        radio = groups.nth(number).locator("input[type=radio]")
        radio.nth(choices if number == groups.count() - 1 else SO).check()
    person.page.locator("input[name^=words-]").last.fill(REASON)
    person.press("Hand in")
    person.page.wait_for_load_state("load")


def test_calibration(walk):
    lead, alice, bob = (walk(name) for name in THREE)
    there = begin(lead)
    lead.look("blind")
    rate(lead, SO)
    lead.sees(lead.say("You have handed in. Until the round is revealed you can change it."))
    alice.go(there)
    assert REASON not in alice.page.content()
    rate(alice, PARTLY)
    bob.go("/reviews/calibration/")
    bob.page.locator("a.row-link").first.click()
    bob.sees(TEXT)
    rate(bob, NO)
    for person in (lead, alice, bob):
        person.go(there)
        person.look("revealed")
        first = person.page.locator("section.card h3").first.inner_text()
        assert first in ("Nächster Schritt klar?", "Next step clear?")
        person.sees(REASON)
        names = {"Lena Leitung", "Alice Anders", "Bob Berger"}
        assert not [name for name in names if name in person.page.locator("main").inner_text()]
    agree(bob)
    lead.go(there)
    lead.press("Put them into the next version")
    lead.page.wait_for_load_state("load")
    lead.sees(ANCHOR)
    lead.go("/reviews/calibration/agreement/")
    lead.sees(lead.say("All items together"))
    lead.go("/reviews/department/")


def agree(person):
    """New words for one anchor, and a note."""
    person.unfold("The lines of this item, and new words for one")
    person.page.locator("select[name=line]:visible").select_option("partly")
    person.page.locator("textarea[name=text]:visible").fill(ANCHOR)
    person.look("reword")
    person.press("Keep the words")
    person.page.wait_for_load_state("load")
    person.sees(ANCHOR)
    person.field("What did you agree on?").fill(AGREED)
    person.press("Keep the note")
    person.page.wait_for_load_state("load")
    assert person.field("What did you agree on?").input_value() == AGREED
