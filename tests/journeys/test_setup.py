"""From an empty installation to the first answered mail, all of it on the screen."""

import re

from augenhoehe.mail.tests.dovecot import PASSWORD as MAIL_PASSWORD
from augenhoehe.mail.tests.dovecot import make_mail, needs_dovecot
from tests.journeys.post import text_of

pytestmark = needs_dovecot
PASSWORD = "vier Enten am Deich"
MOON = {"de": "Wie lange dauert der Versand?", "en": "How long does delivery take?"}


def test_from_the_console_to_the_first_answered_mail(window, empty_house, post_office, way):
    lead = window(empty_house)
    begin(lead, empty_house)
    prepare(lead)
    link = invite(lead)
    connect(lead, post_office)
    finish(lead)
    anna = window(empty_house)
    accept(anna, link)

    subject = MOON[way[0]]
    post_office.dovecot.put(make_mail(1, subject=subject, text=f"Guten Tag,\n\n{subject}\n"))
    post_office.read_now(subject)
    anna.go("/tickets/")
    anna.sees(subject)
    anna.opens(subject)
    anna.write("Zwei Tage.")
    anna.press("Send")
    anna.sees(anna.say("Sent in 15 seconds."))
    post_office.hurry()
    arrived(post_office.letter_to("kundin@firma.example", saying="Zwei Tage."), post_office)


def arrived(mail, post_office):
    """The answer stands in the customer's thread and comes from our mailbox."""
    assert post_office.dovecot.user in mail["From"]
    assert "Anna Abel" in mail["From"]
    assert mail["In-Reply-To"] == "<mail-1@firma.example>"
    assert "<mail-1@firma.example>" in mail["References"]
    assert re.fullmatch(r"<[^@<>\s]+@[^@<>\s]+>", mail["Message-ID"])
    assert "Auto-Submitted" not in mail
    assert "/public/s/" in text_of(mail)


def begin(lead, house):
    """The address that the console printed opens the set-up, once."""
    lead.go("/")
    lead.sees(lead.say("Not set up yet"))
    printed = re.search(r"/setup/begin/\S+", "".join(house.said))[0]
    lead.go(printed)
    lead.field("Your name").fill("Lena Leitung")
    lead.field("Your e-mail address").fill("lena@haus.example")
    lead.field("Password").fill(PASSWORD)
    lead.press("Begin now")
    lead.page.wait_for_url("**/setup/step/company/")
    assert lead.status(printed) == 404


def prepare(lead):
    """Company, hours and teams as they are suggested."""
    lead.look()
    lead.field("Company name").fill("Musterdienst GmbH")
    lead.page.select_option("[name=language]", lead.language)
    for following in ("hours", "teams", "people"):
        lead.press("Save and go on")
        lead.page.wait_for_url(f"**/setup/step/{following}/")
        lead.look()


def invite(lead):
    """A colleague; the link that the invitation carries."""
    team = {"de": "Technik", "en": "Technical support"}[lead.language]
    lead.field("A line for each person").fill(f"Anna Abel; anna@haus.example; {team}")
    lead.page.select_option("[name=language]", lead.language)
    lead.press("Invite and go on")
    link = lead.page.locator("input[readonly]").first
    link.wait_for()
    lead.look(again="links")
    address = link.input_value()
    lead.press("Go on")
    lead.page.wait_for_url("**/setup/step/mailbox/")
    return address


def connect(lead, post_office):
    """The mailbox, tested in both directions before it is switched on, all on the step itself."""
    lead.look()
    post_office.fill_in(lead, password=MAIL_PASSWORD)
    lead.press("Save and test")
    lead.page.wait_for_url("**/setup/step/mailbox/?box=*")
    post_office.carry_home()
    lead.sees(lead.say("Everything works."))
    lead.look(again="tested")
    lead.press("Switch on")
    lead.sees(lead.say("The mailbox works."))


def finish(lead):
    """The last steps; the check list says what is missing."""
    lead.press("Go on")
    lead.page.wait_for_url(lambda url: "/mailbox/" not in url)
    lead.look()
    lead.press("Save and go on")
    lead.page.wait_for_url("**/setup/step/solutions/")
    lead.look()
    lead.press("Save and go on")
    lead.page.wait_for_url("**/setup/checklist/")
    lead.look()
    lead.press("Begin to work")
    lead.page.wait_for_url(f"{lead.base}/")
    lead.look()


def accept(anna, link):
    """The invitation works once."""
    anna.page.goto(link)
    anna.look(again="accept")
    anna.field("Password").fill(PASSWORD)
    anna.press("Begin now")
    anna.page.wait_for_url(lambda url: "/in/" not in url)
    assert anna.page.request.get(link).status in (404, 410)
