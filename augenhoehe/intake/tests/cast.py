"""Mails for tests, and the way in."""

from email.message import EmailMessage

from augenhoehe.intake.house import load_house
from augenhoehe.intake.taking import take_in
from augenhoehe.mail.actions.store import Fetched, store_fetched, store_raws
from augenhoehe.mail.models import FolderState
from augenhoehe.tickets.models import Message

CUSTOMER = "Käthe Kundin <kaethe@firma.example>"


def mail(subject="Frage", *, sender=CUSTOMER, to="support@haus.example", text="", **headers):
    """Bytes of a mail; keywords are headers with _ for -."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if "Message_ID" not in headers:
        made["Message-ID"] = f"<{abs(hash((subject, sender, text)))}@firma.example>"
    if "Date" not in headers:
        made["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    made.set_content(text or "Guten Tag, die Abrechnung ist nicht richtig, bitte prüfen.\n")
    return made.as_bytes()


def arrive(mailbox, *mails, is_sent_copy=False, arrived_at=None):
    """Let mails arrive in a mailbox and take them in; the Counter of what they became."""
    state, _new = FolderState.objects.get_or_create(mailbox=mailbox, name="INBOX")
    state.refresh_from_db()
    fetched = [
        Fetched(state.last_uid + number, data, arrived_at) for number, data in enumerate(mails, 1)
    ]
    raws = store_fetched(
        state, mails=fetched, is_sent_copy=is_sent_copy, up_to=fetched[-1].uid, by="mail"
    )
    return take_in(raws)


def from_files(*mails):
    """Take mails in as from files."""
    return take_in(
        store_raws([(f"{n}.eml", data) for n, data in enumerate(mails)]), house=load_house()
    )


def newest():
    """The newest message."""
    return Message.objects.order_by("-pk").first()
