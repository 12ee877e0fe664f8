"""The boss decides by the link in the mail; the team's round is printed, its decision a measure."""

import re
from datetime import UTC, datetime, timedelta

from augenhoehe.web.tests.cast import wait_for
from tests.journeys.post import text_of

BOSS = "bernd@musterdienst.example"
SOON = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
QUESTION, INTRO = "Zweite Stelle in der Technik?", "Mehr Anliegen, gleich gute Zeiten."
LEAST = 1200


def month_before():
    """The month the page is about, as its address says it."""
    first = datetime.now(UTC).date().replace(day=1)
    return f"{first - timedelta(days=1):%Y-%m}"


def write_page(lead):
    """The lead switches the sending on, writes the page, asks, and releases it."""
    lead.go("/monthly/sending/")
    lead.pick("Send the released page by mail")
    lead.field("On which working day of the month").select_option("1")
    lead.press("Save")
    lead.go(f"/monthly/{month_before()}/")
    lead.field("introduction, one sentence").fill(INTRO)
    lead.press("Save")
    lead.unfold("Ask for a decision")
    lead.field("What is to be decided?").fill(QUESTION)
    lead.field("Why, in two or three sentences").fill("Sonst halten wir die Zeiten nicht.")
    lead.field("Needed by").fill(SOON)
    lead.press("Put it on the page")
    lead.sees(QUESTION)
    lead.look("draft")
    lead.press("Release for the boss")
    lead.sees(lead.say("Released. The boss sees it from now on."))
    lead.look("released")


def decide_by(boss, link):
    """Whoever has the link says yes, with a word to it."""
    boss.page.goto(link)
    boss.look()
    boss.sees(QUESTION)
    boss.pick("Yes")
    boss.field("In your words").fill("Ab April")
    boss.page.wait_for_timeout(LEAST)
    boss.press("Decide")
    boss.sees(boss.say("Decided. The lead reads it at once."))
    boss.look("decided")


def is_closed(boss, link):
    """Is there nothing to decide any more, because the lead acts on it?"""
    boss.page.goto(link)
    sentence = "This decision is being acted on already. Please talk to the lead to change it."
    return boss.page.get_by_text(boss.say(sentence)).count() == 1


def test_the_boss_decides_by_the_link_in_the_mail(walk, post):
    lead = walk("lena")
    write_page(lead)
    post.place.sql(
        "UPDATE base_job SET due_at = '2026-01-01 00:00:00' WHERE name = 'dashboards.send_month'"
    )
    mail = post.letter_to(BOSS)
    paper = next(one for one in mail.walk() if one.get_content_type() == "application/pdf")
    assert paper.get_payload(decode=True).startswith(b"%PDF")

    boss, link = walk(), re.search(r"http://\S+/d/\S+/", text_of(mail))[0]
    decide_by(boss, link)

    lead.go("/")
    lead.opens(QUESTION)
    lead.sees("Ab April")
    lead.look("answered")
    lead.press("Make a measure of it")
    lead.field("What is done").fill("Stelle ausschreiben")
    lead.field("Until when").fill(SOON)
    lead.press("Write it down")
    lead.sees("Stelle ausschreiben")
    wait_for(lambda: is_closed(boss, link), seconds=30)
    boss.look("acted")

    seen = walk("bernd")
    seen.go("/monthly/")
    seen.go(f"/monthly/{month_before()}/")
    seen.sees("Ab April")


def test_a_round_is_printed_on_one_page_and_its_decision_is_a_measure(walk, way):
    alice = walk("alice")
    alice.go("/rounds/")
    alice.press("Prepare today's round")
    alice.look("going on")
    alice.unfold("Write the thank-you, choose the measure")
    alice.field("Thanks to whom, and for what?").fill(
        "Danke an den Empfang für den ruhigen Montag."
    )
    alice.press("Save")
    alice.sees("Danke an den Empfang für den ruhigen Montag.")
    alice.field("What is done").fill("Vorlage kürzen")
    alice.field("Until when").fill(SOON)
    alice.press("Write it down")
    alice.page.get_by_role("link", name="Vorlage kürzen").wait_for()
    alice.look("decided")
    paper = alice.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    alice.press("End the round")
    alice.sees(alice.say("The round is over. It stays as it is."))
    alice.look("over")
    alice.go("/measures/list/?q=Vorlage")
    alice.opens("Vorlage kürzen")
    alice.sees("Alice Anders")
    alice.go("/rounds/?q=Empfang")
