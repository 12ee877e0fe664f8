"""An angry mail becomes a complaint: its cause, a decision above the limit, accepted, a measure."""

import re
from datetime import UTC, datetime, timedelta

from tests.journeys.post import letter, text_of

MIA, BOSS = "mia@muster.example", "bernd@musterdienst.example"
ANGRY = {"de": "Zum dritten Mal falsch abgerechnet", "en": "Wrong for the third time"}
WRONG, REASON = "Dreimal falsch abgerechnet.", "Wir haben die Zuschläge falsch gerechnet."
# Customers are answered in the language they write in.
MAIL = {
    "de": "Schon wieder falsch! Das ist jetzt das dritte Mal, und ich will mein Geld zurück.",
    "en": "Wrong again! This is the third time now, and I want to have my money back from you.",
}
AMOUNT = {"de": "1.234,50", "en": "1,234.50"}
SOON = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
LEAST = 1200


def write_down(alice):
    """The concern becomes a complaint, and the customer knows that it arrived."""
    alice.go("/tickets/")
    alice.opens(ANGRY[alice.language])
    number = re.search(r"/tickets/(\d+)/", alice.page.url)[1]
    alice.go(f"/complaints/new/?ticket={number}")
    alice.field("What went wrong?").fill(WRONG)
    alice.press("Write it down")
    alice.sees(WRONG)
    alice.look()
    alice.press("Confirm that it arrived")
    alice.press("Send or note")
    alice.sees(WRONG)


def find_cause(alice):
    """Our real error, and why it could happen."""
    alice.pick("our real error")
    alice.press("Note the cause")
    alice.field("It happened because …").fill("Niemand rechnet nach einem Update nach.")
    alice.press("Add")
    alice.press("Here we can change something", exact=False)
    alice.sees("Niemand rechnet nach einem Update nach.")
    alice.look("caused")


def decide(alice):
    """More than an agent may give."""
    alice.press("Decide")
    alice.pick("yes")
    alice.field("Why is it decided so?").fill(REASON)
    alice.pick("refund")
    alice.field("Amount in €").fill(AMOUNT[alice.language])
    alice.look("open")
    alice.press("Decide")
    alice.sees(alice.say("Waits for second eyes"))
    alice.sees(f"{AMOUNT[alice.language]}\u00a0€")
    alice.look("waiting")


def answer_by(walk, mail, words, thanks):
    """Whoever has the link in the mail says yes."""
    link = re.search(r"http://\S+/complaints/(?:second|answer)/[\w-]+/", text_of(mail))[0]
    walk.page.goto(link)
    walk.look()
    walk.sees(REASON)
    walk.pick(words)
    walk.page.wait_for_timeout(LEAST)
    walk.press("Send")
    walk.sees(walk.say(thanks))
    walk.look("answered")


def test_an_angry_mail_ends_with_a_decision_that_is_accepted_and_a_measure(walk, post):
    alice = walk("alice")
    post.bring(letter(ANGRY[alice.language], MAIL[alice.language]))
    write_down(alice)
    find_cause(alice)
    decide(alice)
    complaint = alice.page.url.partition("#")[0].removeprefix(alice.base)

    thanks = "Thank you. It is noted, and whoever decided reads it at once."
    answer_by(walk(), post.letter_to(BOSS), "I approve it", thanks)

    alice.go(complaint)
    alice.press("Tell the decision")
    alice.press("Send or note")
    alice.sees(REASON)
    post.hurry()
    mail = post.letter_to(MIA, saying="/complaints/answer/")
    answer_by(walk(), mail, "Yes, I accept it", "Thank you. We noted that you accept it.")

    alice.go(complaint)
    alice.sees(alice.say("The customer:"))
    alice.look("accepted")
    alice.press("Make a measure of it")
    alice.field("What is done").fill("Nach jedem Update nachrechnen")
    alice.field("Until when").fill(SOON)
    alice.press("Write it down")
    alice.sees("Nach jedem Update nachrechnen")
