"""The pictures of the documentation, taken from the demo: `python -m tests.journeys.pictures`."""

import os
import re
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import django
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
IMAGES = Path(__file__).parents[2] / "docs" / "images"
SIGN_IN = re.compile(r"^  (\S+@\S+)\s+(\S+)\s+(.+)$", re.M)
TALK = (
    "SELECT ticket.id FROM tickets_ticket ticket JOIN people_membership USING (team_id)"
    " JOIN people_user ON people_user.id = user_id WHERE people_user.email = '{email}'"
    " AND is_live AND NOT is_danger AND message_count BETWEEN 3 AND 6 AND company_id IS NOT NULL"
    " AND solution_due_at IS NOT NULL AND ticket.language = 'de' ORDER BY last_at DESC LIMIT 1"
)
HANDOVER = "SELECT id FROM tickets_handover WHERE state = 'waiting' AND kind = 'normal' LIMIT 1"
COMPANY = (
    "SELECT company_id FROM tickets_ticket WHERE is_live AND company_id IS NOT NULL"
    " GROUP BY company_id ORDER BY count(*) DESC, company_id LIMIT 1"
)

COMPLAINT = (
    "SELECT id FROM complaints_complaint WHERE kind = 'complaint' AND closed_at IS NULL"
    " AND severity = 4 AND about_id IS NULL AND NOT is_threat ORDER BY id LIMIT 1"
)
LETTER = """Sehr geehrte Frau Dorn,

leider müssen wir Ihnen mitteilen, dass Sie versäumt haben, das Formular zu unterschreiben. Wir bitten um
Ihr Verständnis, dass eine Bearbeitung zeitnah nicht erfolgen kann.

Am Donnerstag rufe ich Sie an und sage Ihnen, wann der Bescheid kommt.

Freundliche Grüße
Emre Yıldız"""
CALLER = "SELECT name FROM customers_contact WHERE phone != '' ORDER BY id LIMIT 1"


def main(folder):
    """Start a demo in a folder of its own and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, demo(Path(home) / "data") as (place, known):
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=_chromium(), args=FLAGS)
            for name, role, path, prepare in pages(place, known["agent"][0]):
                one = Walk(browser, f"http://localhost:{place.port}")
                one.sign_in(*known[role])
                one.page.goto(f"{one.base}{path}")
                one.page.wait_for_load_state("load")
                one.page.wait_for_function(CALM)
                part = prepare(one.page) or one.page
                part.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=70)
                one.window.close()
            browser.close()


def pages(place, agent):
    """(name, role, address, what is done before the picture)."""
    wanted = (TALK.format(email=agent), HANDOVER, COMPANY, COMPLAINT, CALLER)
    talk, handover, company, complaint, caller = (place.sql(one)[0][0] for one in wanted)
    yield "my-day", "lead", "/", still
    yield "inbox", "agent", "/tickets/", still
    yield "conversation", "agent", f"/tickets/{talk}/", still
    yield "clock", "agent", f"/tickets/{talk}/", unfold_clock
    yield "handover", "lead", f"/tickets/handovers/{handover}/", still
    yield "complaint", "lead", f"/complaints/{complaint}/", still
    yield "complaints", "lead", "/complaints/evaluation/", still
    yield "company", "lead", f"/customers/{company}/", still
    yield "reply-check", "agent", "/attitude/check/", ask_for_hints
    yield "reception", "reception", "/intake/reception/", begin_call(caller)


def still(page):
    """As it is."""


def unfold_clock(page):
    """The deadline with its arithmetic, alone."""
    page.set_viewport_size({"width": 720, "height": 1600})
    clock = page.locator("figure.clock").last
    clock.locator("details.more summary").click()
    return clock


def ask_for_hints(page):
    """A letter one would rather not get, and what the reply check sees in it."""
    page.locator("textarea[name=text]").fill(LETTER)
    page.locator("#check .button.primary").click()
    result = page.locator("#result")
    result.wait_for()
    return result


def begin_call(name):
    """Three letters, and the caller is suggested."""

    def prepare(page):
        page.keyboard.type(name.split()[-1][:3])
        page.locator("#who-list [role=option]").first.wait_for()

    return prepare


@contextmanager
def demo(data):
    """A running demo, and {role: (e-mail, password)} as the console prints them."""
    place = Installation.new(data)
    place.env["AUGENHOEHE_URL"] = f"http://localhost:{place.port}"
    with place.serve() as house:
        printed = SIGN_IN.findall("".join(house.said))
        yield place, {role: _who(printed, role) for role in ("lead", "agent", "reception")}


def _who(printed, role):
    with override("de"):
        names = {role, str(dict(Role.choices)[role]).lower()}
    has_it = [one for one in printed if {w.strip().lower() for w in one[2].split(",")} & names]
    return min(has_it, key=lambda one: one[2].count(","))[:2]


def _chromium():
    return next(found for name in CHROMES if (found := which(name)))


if __name__ == "__main__":
    django.setup()
    from django.utils.translation import override

    from augenhoehe.people.models import Role
    from augenhoehe.web.tests.cast import Installation
    from tests.journeys.walking import CALM, CHROMES, FLAGS, Walk

    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
