"""The loop, once around: solved, asked, a critical answer, a call-back, a measure, its effect."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from augenhoehe.web.tests.cast import ROOT, wait_for
from tests.journeys.post import letter, text_of

MIA = "mia@muster.example"
LATER = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
WORDS = {
    "de": {
        "subject": "Rechnung doppelt",
        "text": "Guten Tag,\n\nich habe dieselbe Rechnung zweimal bekommen.\n\nViele Grüße",
        "reply": "Eine davon nehmen wir zurück.",
        "why": "Das hat drei Tage gedauert.",
        "done": "Sie wollte nur wissen, wann es geschieht.",
        "measure": "Den Tag gleich nennen",
    },
    "en": {
        "subject": "Billed twice",
        "text": "Good morning,\n\nI have had the same invoice twice.\n\nKind regards",
        "reply": "We are taking one of them back.",
        "why": "It took three days.",
        "done": "She only wanted to know when it would happen.",
        "measure": "Name the day at once",
    },
}
VERDICTS = {
    "Termin nennen": "works",
    "Vier Augen": "does not work",
    "Kürzer schreiben": "not provable yet",
}


@pytest.fixture(scope="module")
def run(house):
    """`run("tests.journeys.looped", "ask")`: a step for which a walk has no time."""

    def step(*words):
        command = [sys.executable, "-m", *words]
        subprocess.run(command, env=house.place.env, cwd=ROOT, timeout=300, check=True)

    step("tests.journeys.measured")
    step("tests.journeys.looped", "prepare")
    return step


def test_the_loop_closes(walk, way, post, run):
    words = WORDS[way[0]]
    solve(walk("alice"), words, post)
    answer_on_the_phone(walk(), words, asked(words, post, run))
    wait_for(lambda: post.place.sql("SELECT 1 FROM surveys_callback"))
    lead = walk("lena")
    call_back(lead, words)
    read_what_was_said(lead, words)
    see_why_who_is_asked(lead)
    plan(lead, words)
    for title, verdict in VERDICTS.items():
        check(lead, title, verdict)


def solve(alice, words, post):
    """A concern is answered and solved."""
    post.bring(letter(words["subject"], words["text"]))
    alice.go("/tickets/")
    alice.opens(words["subject"])
    alice.write(words["reply"])
    alice.unfold("More ways to send")
    alice.press("Send and solve")
    alice.press("handling")
    post.hurry()
    assert words["reply"] in text_of(post.letter_to(MIA))


def asked(words, post, run):
    """The customer is asked by mail; the address in it, with a score."""
    wait_for(lambda: post.place.sql("SELECT 1 FROM surveys_invitation WHERE state = 'waiting'"))
    run("tests.journeys.looped", "ask")
    post.hurry()
    mail = post.letter_to(MIA, saying="/surveys/a/")
    return re.search(r"http://\S+/surveys/a/[\w\-]+/\?s=2", text_of(mail))[0]


def answer_on_the_phone(mia, words, address):
    """A look writes nothing; the button does."""
    mia.page.goto(address)
    mia.look()
    assert mia.page.locator("input[name=score]:checked").input_value() == "2"
    mia.page.fill("textarea[name=more]", words["why"])
    # Quicker than a person could read it is not counted.
    mia.page.wait_for_timeout(4000)
    mia.press("Send")
    mia.sees(mia.say("Thank you"))
    mia.look()


def call_back(lead, words):
    """What was answered comes up on My day; what came of the talk is written down."""
    lead.go("/")
    lead.sees(words["why"])
    lead.opens("Mia Muster")
    lead.sees(words["why"])
    lead.field("What was said").fill(words["done"])
    lead.page.get_by_label(lead.named("We talked")).check()
    lead.press("Note it")
    lead.pick("solved")
    lead.field("What it came from").select_option(label=lead.say("other expectations"))
    lead.field("Outcome").fill(words["done"])
    lead.press("End it")
    lead.sees(words["done"])
    lead.look("ended")


def read_what_was_said(lead, words):
    """Results, call-backs, figures and the mood, each with its records."""
    lead.go("/surveys/call-backs/")
    lead.go("/surveys/")
    lead.page.locator("main a.row-link").first.click()
    lead.look()
    lead.press("Results")
    lead.sees(words["why"])
    lead.look()
    for page in ("/figures/", "/figures/csat/", "/figures/phone.annoyed/", "/evaluation/calls/"):
        lead.go(page)
    lead.go("/evaluation/mood/?view=touchpoints")
    lead.go("/evaluation/mood/")
    lead.sees(lead.say("Too few to judge: read the single answers, not the score."))


def see_why_who_is_asked(lead):
    """The gate explains itself, and plays what would be otherwise."""
    lead.go("/customers/contacts/")
    lead.page.locator("main a", has_text="Mia Muster").first.click()
    lead.look()
    contact = re.search(r"/(\d+)/", lead.page.url)[1]
    lead.go(f"/surveys/why/{contact}/")
    lead.go("/surveys/what-if/")


def plan(lead, words):
    """From the mood to an improvement with proof, written before the start."""
    lead.go("/evaluation/mood/")
    section = lead.page.locator("section[aria-labelledby=chasers]")
    section.get_by_role("link", name=lead.named("Make a measure of it")).click()
    lead.look()
    lead.press("Improvement with proof")
    lead.page.wait_for_url("**/proof/**")
    lead.field("What is done").fill(words["measure"])
    lead.field("We believe that …").fill(words["why"])
    assert lead.page.locator("[name=indicator]").input_value() == "concerns.chased"
    lead.pick("less")
    lead.field("By how much?").fill("10")
    lead.field("Checked on").fill(LATER)
    lead.page.locator("#forecast .notice").wait_for()
    lead.look("forecast")
    lead.press("Plan it")
    lead.sees(words["measure"])
    lead.press("Start it")
    lead.sees(lead.say("Started. From now on what was expected stays as it is."))
    lead.look("started")


def check(lead, title, verdict):
    """What the data say of it, one of three; the lead decides."""
    lead.go("/measures/list/?q=" + title.replace(" ", "+"))
    lead.opens(title)
    card = lead.page.locator("#effect .notice").first
    assert lead.named(verdict).search(card.locator(".badge").inner_text())
    lead.look(verdict)
