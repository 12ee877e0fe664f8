"""Forty mails with one cause: tied together, answered together, ended."""

from tests.journeys.post import letter

COUNT = 40
TEXT = "Guten Tag,\n\nseit heute früh bricht der Lohnlauf mit Fehler 4711 ab.\n\nViele Grüße"


def calls(first, last):
    return [
        letter(
            f"Lohnlauf bricht ab, Kunde {number}",
            TEXT,
            sender=f"Kunde Nummer{number} <kunde{number}@firma{number}.example>",
        )
        for number in range(first, last)
    ]


def test_forty_mails_get_one_answer(walk, post):
    post.bring(*calls(0, COUNT))
    lead = walk("lena")
    start(lead)
    there = lead.page.url
    post.bring(*calls(COUNT, COUNT + 1))
    lead.page.reload()
    lead.sees(lead.say("recognised by itself"))
    answer(lead)
    post.hurry()
    for number in (0, COUNT):
        assert post.letter_to(f"kunde{number}@firma{number}.example", saying=f"Nummer{number}")

    lead.page.goto(there)
    lead.press("still has it")
    lead.sees(lead.say("no longer has it"))
    lead.unfold("End")
    lead.press("End it")
    lead.sees(lead.say("ended"))
    lead.look(again="ended")


def start(lead):
    """All forty are ticked in the list with two clicks."""
    lead.go("/tickets/")
    boxes = lead.page.locator(".pick")
    boxes.first.check()
    boxes.nth(COUNT - 1).click(modifiers=["Shift"])
    lead.sees(lead.say("{n} chosen").replace("{n}", str(COUNT)))
    lead.press("Collective case")
    lead.look()
    lead.field("What do these concerns have in common?").fill("Lohnlauf bricht ab")
    lead.unfold("Recognise new ones like this")
    lead.field("New ones like this: words that all occur").fill("Lohnlauf 4711")
    lead.press("Start")
    lead.page.wait_for_url("**/collectives/*/")
    lead.look()


def answer(lead):
    """Written once, previewed for one, sent to all."""
    lead.page.locator(".editor.is-rich [role=textbox]").click()
    lead.page.keyboard.type("{{salutation}} der Fehler ist behoben, bitte starten Sie neu.")
    lead.press("Preview")
    lead.sees(lead.say("This is how %(name)s reads it:").partition("%")[0])
    lead.look(again="preview")
    lead.press("Send to all that are ticked")
    lead.page.locator("[data-toast]").first.wait_for()
