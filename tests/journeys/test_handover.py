"""A concern about a colleague: straight to the lead, out of the colleague's sight."""

from tests.journeys.post import letter

SENTENCE = "Frau Muster sagt, Alice habe sie am Telefon angeschrien."
AGREED = "Alice ruft an und entschuldigt sich, die Gebühr entfällt."
NEEDED = "Ein ruhiger Raum für schwierige Gespräche."
SUBJECT = "Beschwerde über Ihre Mitarbeiterin"


def test_an_urgent_handover_is_wrapped_up_in_a_minute(walk, post):
    post.bring(letter(SUBJECT, "Guten Tag, ich wurde heute am Telefon angeschrien."))
    carol, lead, alice = walk("carol"), walk("lena"), walk("alice")
    carol.go("/tickets/")
    carol.opens(SUBJECT)
    there = carol.page.url.removeprefix(carol.base)
    assert alice.status(there) == 200
    hand_over(carol)
    hidden_from(alice, there)
    wrap_up(lead)
    post.hurry()
    assert post.letter_to("mia@muster.example", saying=AGREED)
    lead.go("/tickets/handovers/")
    lead.opens(SUBJECT)
    lead.field("In a few words").fill(NEEDED)
    lead.press("knowledge")
    lead.sees(SUBJECT)
    carol.go("/")
    carol.sees(NEEDED)


def hand_over(carol):
    """One sentence, no ticking."""
    carol.press("Hand over")
    carol.look()
    carol.unfold("Urgent handover: lawyer, press, threat, data, a colleague")
    carol.pick("concerns a colleague")
    carol.field("One sentence: what happened?").fill(SENTENCE)
    carol.field("Which colleague does it concern?").select_option(label="Alice Anders")
    carol.press("Hand over at once")
    carol.sees(SUBJECT)


def wrap_up(lead):
    """From My day to the mail that confirms the talk."""
    lead.go("/")
    lead.opens(SENTENCE)
    lead.press("Take over")
    lead.look()
    lead.pick("our real error")
    lead.field("What was agreed?").fill(AGREED)
    lead.press("Write “this is how I understood our talk”")
    lead.page.locator(".composer [role=textbox]", has_text=AGREED).wait_for()
    lead.press("Send")
    lead.sees(lead.say("Sent in 15 seconds."))


def hidden_from(one, path):
    """Not in the list, not in the palette, not by search, not by its address."""
    one.go("/tickets/?show=all")
    assert SUBJECT not in one.page.content()
    one.page.keyboard.press("Control+k")
    one.page.locator("dialog[open] [role=combobox]").fill("Mitarbeiterin")
    one.sees(one.say("Nothing by that name. Enter searches everywhere."))
    one.go("/search/?q=Mitarbeiterin")
    assert SUBJECT not in one.page.locator("main").inner_text()
    for part in ("", "messages/", "side/", "history/", "body/1/"):
        assert one.status(path.partition("?")[0] + part) == 404
