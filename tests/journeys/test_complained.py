"""Complaining without a name; the lead reads it, and whoever wrote it reads where it stands."""

WRONG = "Dreimal angerufen, dreimal vertröstet."


def test_somebody_without_a_name_complains_and_the_lead_sees_it(walk, house):
    somebody = walk()
    somebody.go("/public/")
    somebody.press("Complain")
    somebody.look()
    somebody.press("Send the complaint")
    somebody.look(again="refused")
    somebody.field("What went wrong?").fill(WRONG)
    somebody.field("What do you want from us?").fill("Einen Rückruf, der kommt.")
    somebody.press("Send the complaint")
    somebody.look(again="sent")
    somebody.sees(somebody.say("Your link, shown this once"))
    somebody.page.locator("main .card a").first.click()
    somebody.look()
    somebody.sees(somebody.say("It has arrived."))
    somebody.press("How we handle complaints")
    somebody.look()

    lead = walk("lena")
    lead.go("/complaints/")
    lead.page.get_by_role("link", name=WRONG).locator("visible=true").first.click()
    lead.look()
    lead.sees(WRONG)
