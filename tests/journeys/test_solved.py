"""A mail is answered with a standard solution; the customer sees where it stands and disagrees."""

import re

from tests.journeys.post import letter, text_of

WORDS = {
    "de": {
        "subject": "Anmeldung geht nicht",
        "text": "Guten Tag,\n\nseit heute früh komme ich nicht mehr in mein Konto.\n\nViele Grüße",
        "slash": "/zugang",
        "title": "Zugang geht nicht",
        "solution": "der Link gilt einmal",
        "again": "Der Link war schon abgelaufen.",
    },
    "en": {
        "subject": "Cannot sign in",
        "text": "Good morning,\n\nI cannot get into my account since yesterday.\n\nKind regards",
        "slash": "/sign",
        "title": "Cannot sign in",
        "solution": "it works once",
        "again": "The link had already run out when I tried it.",
    },
}


def test_a_standard_solution_solves_until_the_customer_says_otherwise(walk, way, post):
    words = WORDS[way[0]]
    post.bring(letter(words["subject"], words["text"]))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens(words["subject"])
    alice.write(words["slash"])
    offered = alice.page.locator("[data-slash-list] [aria-selected]", has_text=words["title"])
    offered.wait_for()
    alice.page.keyboard.press("Enter")
    alice.sees(words["solution"])
    alice.unfold("More ways to send")
    alice.press("Send and solve")
    alice.press("handling")
    post.hurry()

    mail = post.letter_to("mia@muster.example")
    assert "Alice Anders" in text_of(mail)
    mia = walk()
    mia.page.goto(re.search(r"http://\S+/public/s/\S+/", text_of(mail))[0])
    mia.look()
    mia.sees(mia.say("We consider this solved."))
    mia.sees(words["solution"])
    mia.page.fill("textarea[name=text]", words["again"])
    mia.press("It is not solved")
    mia.sees(words["again"])

    alice.sees(words["again"])
    alice.sees(alice.say("open"))
