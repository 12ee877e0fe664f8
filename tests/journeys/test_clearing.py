"""A shouting caller: talk sheet, sheet of the clearing talk, confirmed by mail, looked back at."""

import re
from datetime import UTC, datetime, timedelta

from tests.journeys.post import letter, text_of

SUBJECT = "Zum dritten Mal keine Ware"
ANGER, WISH = "Sehr wütend, fühlt sich hingehalten", "Ein Datum, das gilt"
EXPECTED, HAPPENED = "Lieferung am Montag", "Drei Montage ohne Ware"
MATTERS, AGREED = "Sich verlassen können", "Die Ware kommt mit eigenem Fahrer"
SOON = (datetime.now(UTC) + timedelta(days=5)).date().isoformat()
LEAST = 1200


def prepare(agent):
    """Before ringing back: how they feel, what they want, a first sentence that fits."""
    agent.go("/tickets/?show=all")
    agent.opens(SUBJECT)
    there = agent.page.url.removeprefix(agent.base)
    agent.press("Talk sheet")
    agent.look()
    agent.page.locator("details[name=situation] > summary").first.click()
    agent.page.locator("button[data-first]:visible").first.click()
    agent.field("What does the customer feel?").fill(ANGER)
    agent.field("What does the customer want?").fill(WISH)
    agent.page.wait_for_function("() => document.querySelector('[data-draft-state]').textContent")
    sheet = agent.page.url.removeprefix(agent.base)
    return there, sheet


def talk(lead, sheet):
    """On the phone: the lead writes while talking, nothing has to be saved."""
    lead.go(sheet)
    lead.sees(ANGER)
    lead.press("Start a clearing talk")
    lead.look()
    lines = lead.page.locator("fieldset.paper-line textarea:visible")
    assert lines.nth(0).input_value() == WISH
    for number, text in ((0, EXPECTED), (2, HAPPENED), (4, MATTERS)):
        lines.nth(number).fill(text)
    for box in lead.page.locator("fieldset.paper-line .check:visible").all()[:2]:
        box.locator("label").click()
    lead.page.locator("input[name^='p-'][name$='-text']:visible").first.fill(AGREED)
    lead.page.locator("select[name^='p-']:visible").first.select_option(label="Lena Leitung")
    lead.page.locator("input[type=date]:visible").first.fill(SOON)
    lead.page.wait_for_function("() => document.querySelector('[data-draft-state]').textContent")
    lead.page.wait_for_timeout(LEAST)
    lead.page.reload()
    assert lead.page.locator("fieldset.paper-line textarea").nth(4).input_value() == MATTERS
    lead.unfold("Go deeper: interests and feelings")
    lead.look("deeper")
    return lead.page.url.removeprefix(lead.base)


def confirm(customer, link):
    """Whoever has the link reads it, takes the time, and confirms."""
    customer.page.goto(link)
    customer.look()
    customer.sees(AGREED)
    assert ANGER not in customer.page.content()
    customer.page.wait_for_timeout(LEAST)
    customer.page.locator("button[value=confirmed]").click()
    customer.page.locator("[role=status]").wait_for()
    customer.look("confirmed")


def end_and_look_back(lead, post):
    """The talk ends; two weeks later the day asks what became of it."""
    lead.press("End the talk")
    lead.look()
    lead.pick("all agree")
    lead.press("End it")
    lead.sees(lead.say("Closed. You will be asked in 14 and in 60 days what became of it."))
    lead.look("ended")

    post.place.sql("UPDATE mediation_lookback SET due_on = '2026-01-01' WHERE days = 14")
    lead.go("/?all=1")
    lead.page.locator("a.need-title[href*='look-back']").first.click()
    lead.look()
    lead.pick("yes, all of it")
    lead.pick("better")
    lead.press("Note it")
    lead.sees(lead.say("Noted. Thank you for looking back."))


def test_from_a_shouting_caller_to_better_understanding(walk, post):
    post.bring(letter(SUBJECT, "Ich rufe gleich an, und dann wird es laut!"))
    agent, lead = walk("alice"), walk("lena")
    there, sheet = prepare(agent)
    sheet_of_talk = talk(lead, sheet)
    assert agent.status(sheet_of_talk) == 404

    lead.press("Write the mail", exact=False)
    lead.look()
    lead.press("Send it")
    lead.sees(lead.say("waits for an answer"))
    post.hurry()
    mail = post.letter_to("mia@muster.example", saying=AGREED)
    link = re.search(r"http://\S+/mediation/t/\S+/", text_of(mail))[0]
    confirm(walk(), link)

    lead.go(sheet_of_talk)
    lead.sees(lead.say("confirmed"))
    end_and_look_back(lead, post)
    agent.go(there)
    assert "Klärungsgespräch" not in agent.page.content()
