"""What a customer was promised: kept, or broken and in sight."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.journeys.post import letter

TOMORROW = f"{localdate() + timedelta(days=1)}T10:00"


def test_a_promise_given_with_a_reply_is_kept(walk, post):
    post.bring(letter("Wann kommt die Abrechnung?", "Guten Tag, wann kommt die Abrechnung?"))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Wann kommt die Abrechnung?")
    alice.write("Ich kläre das und melde mich morgen.")
    alice.unfold("Promise something with it")
    alice.page.fill("[name=promise]", "Nachricht zur Abrechnung")
    alice.page.fill("[name=promise_at]", TOMORROW)
    alice.press("Send")
    alice.sees("Nachricht zur Abrechnung")
    alice.look(again="promised")
    alice.press("Kept")
    alice.sees(alice.say("kept"))


def test_a_broken_promise_is_on_my_day_and_on_the_company_page(walk, post):
    post.bring(letter("Rückruf bitte", "Guten Tag, bitte rufen Sie mich an."))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Rückruf bitte")
    alice.unfold("More")
    alice.press("Note a promise")
    alice.look()
    alice.field("What was promised?").fill("Rückruf von Alice")
    alice.field("Another date and time").fill(TOMORROW)
    alice.press("Note the promise")
    alice.sees("Rückruf von Alice")
    post.place.sql("UPDATE tickets_promise SET due_at = '2026-03-02 09:00:00+00'")

    lead = walk("lena")
    lead.go("/")
    lead.sees(lead.say("Promise: %(text)s") % {"text": "Rückruf von Alice"})
    assert lead.page.locator("[data-rank]").first.get_attribute("data-rank") == "2"
    lead.go("/customers/")
    lead.opens("Muster GmbH")
    lead.sees("Rückruf von Alice")
    lead.sees(lead.say("overdue"))
