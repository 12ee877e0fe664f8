"""Why was this person not asked? The gate explains itself; every way to a legal basis; the way out."""

import re
import subprocess
import sys

import pytest

from augenhoehe.web.tests.cast import ROOT
from tests.journeys.post import text_of

TABLE = (
    "email;kind;date;proof;text;service;notice\nida@muster.example;sale;2026-03-01;A-17;;{};yes\n"
)
WORDS = {
    "de": {"proof": "Formular 7, Ordner B", "text": "Fassung 2", "service": "Wartung"},
    "en": {"proof": "form 7, folder B", "text": "version 2", "service": "maintenance"},
}


@pytest.fixture(scope="module")
def run(house):
    """`run("ask")`: a step of asked.py."""

    def step(word):
        command = [sys.executable, "-m", "tests.journeys.asked", word]
        subprocess.run(command, env=house.place.env, cwd=ROOT, timeout=300, check=True)

    step("prepare")
    return step


def opens(lead, name):
    """The page of a contact, found by name."""
    lead.go(f"/customers/contacts/?q={name}")
    lead.page.locator("main a", has_text=f"{name} Muster").first.click()
    lead.look()


def asks_why(lead, name):
    """The page that says whether this person may be asked."""
    opens(lead, name)
    lead.press("May we ask?")
    lead.look()


def test_the_gate_says_why_somebody_is_not_asked_and_what_to_do(walk, way, run):
    words, lead = WORDS[way[0]], walk("lena")
    asks_why(lead, "Mia")
    lead.sees(lead.say("no legal basis on record"))
    lead.press("Legal basis and objection")
    lead.press("Note a legal basis")
    lead.look()
    lead.field("Day of the consent, or of the sale").fill("2026-03-01")
    lead.field("Proof").fill(words["proof"])
    lead.press("Save")
    lead.sees(lead.say("Note the text that was agreed to."))
    lead.field("Text agreed to").fill(words["text"])
    lead.press("Save")
    lead.sees(words["proof"])
    asks_why(lead, "Mia")
    lead.sees(words["proof"])
    assert lead.page.get_by_text(lead.say("no legal basis on record")).count() == 0


def test_a_person_agrees_by_the_link_in_a_mail(walk, post, run):
    lead = walk("lena")
    opens(lead, "Max")
    lead.press("Ask for consent by mail")
    lead.sees(lead.say("not confirmed yet"))
    asks_why(lead, "Max")
    lead.sees(lead.say("no legal basis on record"))
    post.hurry()
    mail = post.letter_to("max@muster.example")
    max_ = walk()
    max_.page.goto(re.search(r"http://\S+/customers/consent/\S+/", text_of(mail))[0])
    max_.look()
    # Max is written to, and reads, in his own language.
    max_.page.locator("main form button").click()
    max_.page.locator("main [role=status]").first.wait_for()
    max_.look("agreed")
    asks_why(lead, "Max")
    assert lead.page.get_by_text(lead.say("no legal basis on record")).count() == 0


def test_a_table_with_evidence_is_checked_and_then_taken_in(walk, way, run):
    lead, service = walk("lena"), WORDS[way[0]]["service"]
    lead.go("/customers/basis/import/")
    data = (TABLE.format(service) + "nobody@muster.example;sale;2026-03-01;A-1;;x;yes\n").encode()
    file = {"name": "bases.csv", "mimeType": "text/csv", "buffer": data}
    lead.page.locator("input[type=file]").set_input_files(file)
    lead.press("Read")
    lead.sees(lead.say("No contact has this address."))
    lead.look("checked")
    lead.page.locator("main form button.primary").first.click()
    lead.page.locator("main .notice[role=status]").wait_for()
    asks_why(lead, "Ida")
    lead.sees(service)


def test_a_list_goes_through_the_gate_and_the_way_out_holds_at_once(walk, post, run):
    lead = walk("lena")
    lead.go("/surveys/?kind=ces")
    lead.page.locator("main a.row-link").first.click()
    lead.press("Who was asked, and who was not")
    lead.press("Who would be asked")
    lead.look()
    lead.field("Addresses").fill("ida@muster.example, max@muster.example")
    lead.press("Look who would be asked")
    lead.sees("Ida Muster")
    lead.look("looked")
    lead.press("Ask these people")
    lead.look()
    run("ask")
    post.hurry()
    mail = post.letter_to("ida@muster.example", saying="/surveys/a/")
    out = re.fullmatch(r"<(http://\S+/stop/)>", "".join(mail["List-Unsubscribe"].split()))[1]
    assert out in text_of(mail)
    ida = walk()
    ida.page.goto(out)
    ida.look()
    ida.page.wait_for_timeout(1500)
    ida.page.locator("form button").click()
    ida.page.wait_for_function("() => !document.querySelector('form')")
    ida.look("stopped")
    asks_why(lead, "Ida")
    lead.sees(lead.say("objected"))
    lead.go("/surveys/?kind=ces")
    lead.page.locator("main a.row-link").first.click()
    lead.press("Who was asked, and who was not")
    lead.look("asked")


def test_what_other_numbers_would_do_is_a_page_and_changes_nothing(walk, run):
    lead = walk("lena")
    lead.go("/surveys/rules/")
    lead.press("What if we asked every 60 days?")
    lead.look()
    lead.page.fill("#days", "30")
    lead.press("Compute")
    lead.look("30")
    assert lead.page.locator("main tbody tr").count() >= 1
    lead.go("/surveys/rules/")
    assert lead.page.locator("#id_gap_days").input_value() == "90"
