"""The full form of the review: switched on, agreed to, drawn, two views, an agreement, a dispute."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.journeys.post import letter

SUBJECT = "Rechnung kommt doppelt"


def test_from_the_drawing_to_the_dispute(walk, post):
    post.bring(letter(SUBJECT, "Guten Tag, die Rechnung kam zweimal. Welche gilt?"))
    alice = walk("alice")
    _solved(alice)
    lead = walk("lena")
    _switched_on(lead)
    _agreed_to(lead)
    _drawn(lead)

    _own_view(alice)
    address = alice.page.url.removeprefix(alice.base)
    assert lead.status(address) == 404
    bob = walk("bob")
    _other_view(bob, address)
    _agreed(bob)
    _disputed(alice, address)
    _answered(bob, address)
    alice.go(address)
    alice.press("To the dispute")
    alice.press("Leave it at the answer")
    alice.sees(alice.say("settled"))
    assert lead.status(alice.page.url.removeprefix(alice.base)) == 404


def _solved(alice):
    alice.go("/tickets/")
    alice.opens(SUBJECT)
    alice.write("Es gilt die zweite Rechnung; die erste ist gestrichen.")
    alice.unfold("More ways to send")
    alice.press("Send and solve")
    alice.press("handling")
    alice.page.wait_for_timeout(500)


def _switched_on(lead):
    lead.go("/reviews/full/")
    lead.unfold("Switch the full form on")
    lead.pick("The works agreement says so")
    lead.field("Reason").fill("Betriebsvereinbarung vom 1. März")
    lead.press("Switch on")
    lead.sees(lead.say("switched on"))
    lead.press("Begin the scorecard")
    lead.page.wait_for_url("**/scorecards/*/")
    lead.look()


def _agreed_to(lead):
    lead.unfold("Record a consent")
    lead.pick("The works council")
    lead.field("Name of the agreement").fill("BV Fallbesprechung")
    lead.field("Which text of it?").fill("Fassung 3")
    lead.field("Agreed on").fill("2026-03-01")
    lead.field("Where does the document lie?").fill("Ordner 7")
    lead.field("Who decides where two do not find together?").select_option(label="Carol Conrad")
    lead.press("Record")
    lead.sees("BV Fallbesprechung")
    lead.look(again="agreed")


def _drawn(lead):
    today = localdate()
    lead.go("/reviews/full/drawings/new/")
    lead.page.fill("[name=from_on]", f"{today - timedelta(days=7)}")
    lead.page.fill("[name=until_on]", f"{today}")
    lead.page.fill("[name=count]", "1")
    lead.page.fill("[name=seed]", "Buche")
    lead.press("Draw")
    lead.page.wait_for_url("**/drawings/*/")
    lead.look()
    lead.page.locator("select[name^=reviewer_]").select_option(label="Bob Berger")
    lead.press("Save who reviews")
    lead.sees("Buche")


def _own_view(alice):
    alice.go("/")
    alice.page.locator("a.need-title", has_text=SUBJECT).first.click()
    alice.page.wait_for_url("**/conversations/*/")
    alice.look()
    for one in alice.page.locator("input[type=radio][value=so]").all():
        one.check(force=True)
    alice.press("Hand in my view")
    alice.sees(alice.say("Your view is handed in"))
    alice.look(again="waits")


def _other_view(bob, address):
    bob.go(address)
    for one in bob.page.locator("input[type=radio][value=so]").all():
        one.check(force=True)
    bob.page.locator("input[type=radio][value=partly]").first.check(force=True)
    bob.page.locator("textarea").first.fill("Der Name fehlt in der Anrede.")
    bob.press("Hand in and reveal both")
    bob.sees(bob.say("Both views"))
    bob.look(again="revealed")


def _agreed(bob):
    bob.field("What do you do differently?").fill("Den Namen in die Anrede setzen")
    bob.field("How does that sound?").fill("Guten Tag, Frau Muster")
    bob.field("When do you look at it again?").fill(f"{localdate() + timedelta(days=14)}")
    bob.press("Agreed")
    bob.sees("Den Namen in die Anrede setzen")


def _disputed(alice, address):
    alice.go(address)
    alice.sees("Den Namen in die Anrede setzen")
    alice.unfold("Dispute items")
    alice.page.locator("#dispute ~ details input[type=checkbox]").first.check(force=True)
    alice.field("Why do you see it otherwise?").fill("Die Mail kam ohne Namen.")
    alice.press("Raise the dispute")
    alice.page.wait_for_url("**/disputes/*/")
    alice.look()


def _answered(bob, address):
    bob.go(address)
    bob.press("To the dispute")
    bob.field("Your answer, and why").fill("Unter der Mail stand er.")
    bob.press("Send the answer")
    bob.sees(bob.say("answered"))
    bob.look(again="answered")
