"""Another team is asked and answers; the concern stays where it is."""

from playwright.sync_api import expect

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

    alice.go("/")
    bob.go("/")
    bob.sees(QUESTION)
    bob.go("/tickets/questions/")
    bob.field("Answer").fill(ANSWER)
    bob.press("Answer")
    bob.go("/tickets/questions/?show=answered")
    bob.sees(ANSWER)

    # On her day by itself; one key says that she has read it.
    alice.sees(ANSWER)
    alice.page.keyboard.press("j")
    alice.page.keyboard.press("v")
    alice.page.get_by_text(ANSWER).wait_for(state="hidden")
    alice.go("/tickets/")
    alice.opens("Zu viel abgebucht")
    alice.sees(ANSWER)
    alice.sees("Technik · Alice Anders")


def test_my_day_by_keyboard(walk, post):
    """Done, put off with a date, given away: no hand leaves the keys."""
    words = ["Erstes", "Zweites", "Drittes", "Viertes"]
    for subject in words:
        first = letter(subject, "Guten Tag, bitte helfen Sie.")
        post.bring(first, letter(f"Re: {subject}", "Gibt es Neues?", answers=first))
    alice = walk("alice")
    alice.go("/")
    keys, entries = alice.page.keyboard, alice.page.locator(".need")
    before = entries.count()
    assert before >= len(words)

    def left(count):
        expect(entries).to_have_count(count)

    keys.press("j")
    keys.press("d")
    left(before - 1)
    keys.press("j")
    keys.press("o")
    left(before - 2)
    keys.press("j")
    keys.press("p")
    alice.page.locator(".need input[type=date]:focus").fill("2099-01-04")
    keys.press("Enter")
    left(before - 3)
    keys.press("j")
    keys.press("g")
    assert alice.page.locator(".need select:focus").count() == 1
    keys.press("Tab")
    keys.press("Enter")
    left(before - 4)
