"""Another team is asked and answers; the concern stays where it is."""

from tests.journeys.post import letter

QUESTION = "Dürfen wir den Betrag von März erstatten?"
ANSWER = "Ja, bis 200 Euro ohne Rückfrage."


def test_another_team_answers_and_the_concern_never_leaves(walk, post):
    post.bring(letter("Zu viel abgebucht", "Guten Tag, im März wurde zu viel abgebucht."))
    alice, bob = walk("alice"), walk("bob")
    alice.go("/tickets/")
    alice.opens("Zu viel abgebucht")
    alice.press("Take it")
    alice.unfold("More")
    alice.press("Ask another team")
    alice.look()
    alice.field("Which team?").select_option(label="Kaufmännisch")
    alice.field("What do you want to know?").fill(QUESTION)
    alice.press("Ask")
    alice.sees(QUESTION)

    bob.go("/")
    bob.sees(QUESTION)
    bob.go("/tickets/questions/")
    bob.field("Answer").fill(ANSWER)
    bob.press("Answer")
    bob.go("/tickets/questions/?show=answered")
    bob.sees(ANSWER)

    alice.sees(ANSWER)
    alice.sees("Technik · Alice Anders")
