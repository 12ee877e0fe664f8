"""An unjustified complaint: suggested by its words, clarified, rejected with alternatives."""

from tests.journeys.post import letter, text_of

MIA = "mia@muster.example"
SUBJECT, WRONG = "Unverschämt", "Die Zuschläge seien falsch berechnet."
REASON = "Der Zuschlag entspricht dem Tarif; wir haben ihn zweimal nachgerechnet."
INSTEAD = "Gern gehen wir die Abrechnung am Telefon Zeile für Zeile durch."
ELSEWHERE = "Sie können sich an die Schlichtungsstelle wenden."
AGAIN = "Ein neuer Tarifvertrag liegt vor."


def write_down(alice):
    """The words are marked beside the conversation; a person says that it is a complaint."""
    alice.go("/tickets/")
    alice.opens(SUBJECT)
    alice.sees(alice.say("These words sound like one:"))
    alice.press("Write down a complaint")
    alice.field("What went wrong?").fill(WRONG)
    alice.field("What does the customer want?").fill("Geld zurück.")
    alice.unfold("More about it")
    alice.look()
    alice.press("Write it down")
    alice.sees(WRONG)
    alice.look("received")


def acknowledge(alice):
    """By a mail that says how it was understood."""
    alice.press("Confirm that it arrived")
    alice.look()
    alice.press("Send or note")
    alice.sees(alice.say("What the customer was told"))
    alice.unfold("Why then?")
    alice.look("acknowledged")


def clarify(alice):
    """News by phone, and what was found out."""
    alice.press("Tell news")
    alice.pick("by phone")
    alice.field("Text").fill("Wir rechnen nach und melden uns.")
    alice.press("Send or note")
    alice.field("What was found out?").fill("Zweimal nachgerechnet: stimmt.")
    alice.press("Note it")
    alice.sees("Zweimal nachgerechnet: stimmt.")


def reject(alice):
    """With reasons, with what can be done instead, and where else one can complain."""
    alice.press("Decide")
    alice.pick("no")
    alice.field("Why is it decided so?").fill(REASON)
    alice.pick("reject")
    alice.field("What can be done instead?").fill(INSTEAD)
    alice.field("Where else can one complain?").fill(ELSEWHERE)
    alice.look("rejecting")
    alice.press("Decide")
    alice.press("Tell the decision")
    alice.press("Send or note")
    alice.sees(alice.say("How did it end?"))


def test_rejected_with_alternatives_and_taken_up_again_with_a_reason(walk, post):
    post.bring(letter(SUBJECT, "Das ist eine Unverschämtheit! Sie haben falsch gerechnet."))
    alice = walk("alice")
    write_down(alice)
    acknowledge(alice)
    clarify(alice)
    reject(alice)
    post.hurry()
    mail = text_of(post.letter_to(MIA, saying=INSTEAD))
    assert ELSEWHERE in mail

    alice.pick("rejected with reasons")
    alice.look("told")
    alice.press("Close the complaint")
    alice.field("Why?").fill(AGAIN)
    alice.press("Take up again")
    alice.sees(AGAIN)
    alice.go("/complaints/")
    alice.sees(WRONG)
