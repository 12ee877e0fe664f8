"""A mailbox with a past: older mail is history, replies sent from Outlook are seen."""

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.utils import timezone

from augenhoehe.mail.tests.dovecot import PASSWORD as MAIL_PASSWORD
from augenhoehe.mail.tests.dovecot import needs_dovecot

pytestmark = needs_dovecot
OLD, NEW = "Wartung im Frühjahr", "Ersatzteil lieferbar?"
FROM_OUTLOOK = "Das Ersatzteil ist am Lager, ich schicke es heute."


def test_older_mail_is_history_and_outlook_replies_appear(walk, house, post_office):
    lay_down(post_office.dovecot)
    lead = walk("lena")
    connect(lead, post_office)
    lead.go("/tickets/")
    lead.sees(NEW)
    assert OLD not in lead.page.locator("main").inner_text()
    lead.opens(NEW)
    lead.sees(FROM_OUTLOOK)

    lead.go("/search/?q=Wartung")
    lead.sees(OLD)
    lead.page.get_by_role("link", name=OLD).first.click()
    lead.look(again="history")
    lead.sees(lead.say("history"))
    dues = "SELECT response_due_at, solution_due_at, next_due_at FROM tickets_ticket"
    assert house.place.sql(f"{dues} WHERE is_history") == [(None, None, None)]
    written = f"SELECT count(*) FROM mail_outmail WHERE subject LIKE '%{OLD}%'"
    assert house.place.sql(written) == [(0,)]
    lead.go("/mail/ledger/")


def lay_down(dovecot):
    """An old mail, a new one, and what a colleague answered to it from Outlook."""
    now = timezone.now()
    past = now - timedelta(days=60)
    new = mail(NEW, "Ist das Ersatzteil lieferbar?", at=now - timedelta(minutes=30))
    sent = mail(f"AW: {NEW}", FROM_OUTLOOK, at=now - timedelta(minutes=5), answers=new,
                sender=dovecot.user, to="kundin@firma.example")  # fmt: skip
    dovecot.put(mail(OLD, "Bitte planen Sie die Wartung ein.", at=past), msg_time=past)
    dovecot.put(new)
    dovecot.put(sent, folder="Sent")


def connect(lead, post_office):
    """The mailbox, from yesterday on, with its Sent folder; both new mails have come."""
    lead.go("/mail/new/")
    post_office.fill_in(
        lead, password=MAIL_PASSWORD, starts_on=timezone.localdate() - timedelta(days=1)
    )
    lead.unfold("Folders and details")
    lead.field("sent folder").fill("Sent")
    lead.press("Save")
    lead.press("Switch on")
    lead.sees(lead.say("The mailbox works."))
    post_office.read_now(FROM_OUTLOOK)


def mail(subject, text, *, at, answers=None, sender="Kundin <kundin@firma.example>", to=""):
    """A mail as it lies in a mailbox."""
    one = EmailMessage()
    one["From"], one["To"], one["Subject"] = sender, to or "support@haus.example", subject
    one["Date"], one["Message-ID"] = format_datetime(at), make_msgid(domain="firma.example")
    if answers is not None:
        one["In-Reply-To"] = one["References"] = answers["Message-ID"]
    one.set_content(text)
    return one
