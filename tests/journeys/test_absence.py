"""Monday morning: Alice is away, and what she had open is given to others."""

from datetime import timedelta

from django.utils.timezone import localdate

from augenhoehe.web.tests.cast import wait_for
from tests.journeys.post import letter

SUBJECTS = ("Drucker druckt nicht", "Schulung im Mai", "Passwort läuft ab")


def test_open_work_is_given_away_and_taken_back(walk, post):
    post.bring(*(letter(one, f"Guten Tag, es geht um: {one}") for one in SUBJECTS))
    lead = walk("lena")
    lead.go("/tickets/")
    lead.page.locator(".pick").first.check()
    lead.page.locator(".pick").last.click(modifiers=["Shift"])
    lead.unfold("Give to")
    lead.page.locator("#bulk-person").select_option(label="Alice Anders")
    lead.press("Give")
    lead.page.locator("[data-toast]").first.wait_for()

    lead.go("/present/")
    lead.page.get_by_role("link", name="Alice Anders").first.click()
    lead.look()
    lead.press("Note as absent")
    lead.look()
    lead.field("Last day away").fill((localdate() + timedelta(days=4)).isoformat())
    lead.press("Note as absent")
    lead.look()
    lead.press("Give it away")
    lead.look()
    for one in SUBJECTS:
        lead.sees(one)
    lead.press("Give it away like this")
    wait_for(lambda: not of_alice(post))
    lead.press("Undo")
    wait_for(lambda: of_alice(post) == len(SUBJECTS))

    carol = walk("carol")
    carol.go("/present/")
    carol.sees(carol.say("away"))


def of_alice(post):
    """How many concerns Alice has now."""
    return post.place.sql(
        "SELECT count(*) FROM tickets_ticket JOIN people_user ON people_user.id = assignee_id"
        " WHERE people_user.name = 'Alice Anders'"
    )[0][0]
