"""Answered on the status page and by telephone; called back in time; asked once more: before, after."""

import re
import subprocess
import sys

import pytest

from augenhoehe.web.tests.cast import ROOT, wait_for
from tests.journeys.post import letter, text_of

MIA = "mia@muster.example"
WORDS = {
    "de": {
        "first": ("Abrechnung fehlt", "Guten Tag,\n\nmir fehlt die Abrechnung vom Mai.\n\nGruß"),
        "second": ("Neue Adresse", "Guten Tag,\n\nwir sind umgezogen.\n\nGruß"),
        "reply": "Sie finden sie jetzt in Ihrem Konto.",
        "why": "Ich musste dreimal schreiben.",
        "tried": "Mailbox besprochen.",
        "done": "Entschuldigt und den Ablauf erklärt.",
        "now": "Jetzt ist es gut.",
    },
    "en": {
        "first": ("Payslip missing", "Good morning,\n\nthe payslip of May is missing.\n\nRegards"),
        "second": ("New address", "Good morning,\n\nwe have moved.\n\nRegards"),
        "reply": "You find it in your account now.",
        "why": "I had to write three times.",
        "tried": "Left a message.",
        "done": "Apologised and explained the steps.",
        "now": "It is good now.",
    },
}


@pytest.fixture(scope="module")
def run(house):
    """`run("ask")`: a step of asked.py."""

    def step(word):
        command = [sys.executable, "-m", "tests.journeys.asked", word]
        subprocess.run(command, env=house.place.env, cwd=ROOT, timeout=300, check=True)

    step("prepare")
    step("agree")
    return step


def solves(alice, concern, words, post):
    """A concern is answered and solved; the address of its status page."""
    subject, text = concern
    post.bring(letter(subject, text))
    alice.go("/tickets/")
    alice.opens(subject)
    alice.write(words["reply"])
    alice.unfold("More ways to send")
    alice.press("Send and solve")
    alice.press("handling")
    post.hurry()
    wait_for(lambda: any(subject in one["Subject"] for one in post.letters_to(MIA)))
    mail = [one for one in post.letters_to(MIA) if subject in one["Subject"]][-1]
    return re.search(r"http://\S+/public/s/\S+/", text_of(mail))[0]


def answers(mia, score, words):
    """One thumb: a point, a sentence, the button; a person needs some seconds for it."""
    mia.page.locator(f"input[name=score][value='{score}']").check(force=True)
    mia.page.fill("textarea[name=more]", words)
    mia.page.wait_for_timeout(2000)
    mia.press("Send")
    mia.sees(mia.say("Thank you"))
    mia.look()


def test_from_a_bad_answer_to_a_good_one(walk, way, post, run):
    words, lead, mia = WORDS[way[0]], walk("lena"), walk()
    status = solves(walk("alice"), words["first"], words, post)
    mia.page.goto(status)
    mia.press("Tell us in ten seconds")
    mia.look()
    answers(mia, 1, words["why"])
    is_later = "SELECT date(due_at) > date(created_at) FROM surveys_callback"
    wait_for(lambda: post.place.sql(is_later))
    assert post.place.sql(is_later)[0][0]

    lead.go("/")
    lead.sees(words["why"])
    lead.opens("Mia Muster")
    calls_back(lead, words)
    talk = lead.page.url
    run("ask")
    post.hurry()
    mail = post.letter_to(MIA, saying="/surveys/a/")
    assert mia.say("Once more: %(title)s").partition("%")[0] in str(mail["Subject"])
    mia.page.goto(re.search(r"http://\S+/surveys/a/[\w\-]+/\?s=5", text_of(mail))[0])
    mia.look("again")
    answers(mia, 5, words["now"])

    lead.page.goto(talk)
    lead.sees(words["now"])
    lead.look("answered")
    lead.go("/surveys/call-backs/?state=all")
    lead.sees(lead.say("one answer: too few to judge"))


def calls_back(lead, words):
    """Tried, talked, ended with its cause, and the person is to be asked once more."""
    lead.field("What was said").fill(words["tried"])
    lead.press("Note it")
    lead.sees(words["tried"])
    lead.look("tried")
    lead.field("What was said").fill(words["done"])
    lead.page.get_by_label(lead.named("We talked")).check()
    lead.press("Note it")
    lead.pick("solved")
    lead.field("What it came from").select_option(value="our_error")
    lead.field("Outcome").fill(words["done"])
    lead.pick("ask by mail in some days")
    lead.press("End it")
    lead.sees(lead.say("Asked again by mail"))
    lead.look("ended")


def test_an_answer_on_the_telephone_is_written_down_beside_the_concern(walk, way, post, run):
    words, alice = WORDS[way[0]], walk("alice")
    solves(alice, words["second"], words, post)
    number = post.place.sql("SELECT max(id) FROM tickets_ticket")[0][0]
    survey = post.place.sql("SELECT id FROM surveys_survey WHERE kind = 'csat'")[0][0]
    alice.go(f"/tickets/{number}/side/")
    alice.press("Write down what the customer says to it")
    alice.look()
    assert f"/surveys/{survey}/phone/" in alice.page.url
    alice.page.locator("input[name=score][value='4']").check(force=True)
    alice.page.locator("main form button.primary").click()
    alice.page.wait_for_url(f"**/tickets/{number}/")
    score = "SELECT score, channel FROM surveys_response WHERE ticket_id = "
    assert post.place.sql(f"{score}{number}") == [(4, "phone")]
