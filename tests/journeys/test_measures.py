"""An idea becomes a measure that serves a goal; an improvement is planned, checked, decided on."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from augenhoehe.web.tests.cast import ROOT

SOON = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


def test_an_idea_becomes_a_measure_that_serves_a_goal(walk):
    boss, alice, lead = walk("bernd"), walk("alice"), walk("lena")
    boss.go("/goals/place/1/")
    boss.press("Save")
    boss.sees(boss.say("Write down the goal, or by when it will be asked for."))
    boss.field("The goal, in the words in which it was said").fill("Wer kommt, soll bleiben.")
    boss.field("Who said it").fill("Bernd Boss")
    boss.press("Save")
    boss.sees("Wer kommt, soll bleiben.")
    boss.look()

    alice.go("/measures/ideas/new/")
    alice.field("What do you notice?").fill("Alle fragen nach dem Tag.")
    alice.field("What would be better?").fill("Den Tag gleich nennen")
    alice.press("Bring the idea")
    alice.sees("Den Tag gleich nennen")

    lead.go("/")
    lead.opens("Alle fragen nach dem Tag.")
    lead.press("Make a measure of it")
    lead.look()
    lead.field("Until when").fill(SOON)
    lead.unfold("Why, what for, and whether it pays")
    lead.field("Which company goal does it serve?").select_option(label="Wer kommt, soll bleiben.")
    lead.press("Write it down")
    lead.sees("Wer kommt, soll bleiben.")
    lead.sees("Alice Anders")
    lead.go("/measures/")
    alice.go("/goals/")
    alice.sees("Den Tag gleich nennen")
    alice.go("/")
    alice.opens("Alle fragen nach dem Tag.")
    alice.sees(alice.say("A measure came of it:"))


@pytest.fixture(scope="module")
def measured(house):
    """Weeks of concerns and three improvements that run."""
    command = [sys.executable, "-m", "tests.journeys.measured"]
    subprocess.run(command, env=house.place.env, cwd=ROOT, timeout=300, check=True)


def test_the_form_says_beforehand_whether_the_effect_could_be_seen(walk, measured):
    lead = walk("lena")
    lead.go("/measures/new/proof/?indicator=concerns.reopened")
    lead.field("What is done").fill("Rückruf anbieten")
    lead.field("We believe that …").fill("Wer zurückgerufen wird, schreibt nicht noch einmal.")
    lead.pick("less")
    lead.field("By how much?").fill("90")
    lead.sees("%")
    lead.page.locator("#forecast .notice[data-tone=warn]").wait_for()
    lead.field("By how much?").fill("5")
    lead.page.locator("#forecast .notice[data-tone=info]").wait_for()
    lead.look("forecast")
    lead.press("Plan it")
    lead.sees("Rückruf anbieten")
    lead.press("Start it")
    lead.sees(lead.say("Started. From now on what was expected stays as it is."))
    lead.look("started")


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Termin nennen", "works"),
        ("Vier Augen", "does not work"),
        ("Kürzer schreiben", "not provable yet"),
    ],
)
def test_each_verdict_is_shown_and_decided_on(walk, measured, title, verdict):
    lead = walk("lena")
    lead.go("/measures/list/?q=" + title.replace(" ", "+"))
    lead.opens(title)
    card = lead.page.locator("#effect .notice").first
    assert lead.named(verdict).search(card.locator(".badge").inner_text())
    lead.field("What we learned, in a sentence").fill("Früh ist besser als viel.")
    if verdict == "not provable yet":
        assert lead.field("Go on and look again on").input_value()
    lead.press("Decide")
    lead.sees(lead.say("Decided. The reason and what we learned stay with the measure."))
    lead.look(verdict)
