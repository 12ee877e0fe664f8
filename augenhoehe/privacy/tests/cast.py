"""A contact that has left traces everywhere."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.customers.actions.save_contact import change_contact
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.mail.actions.store import settle_raw, store_raws
from augenhoehe.mail.models import RawMail
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.actions.note import write_note
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.tests.cast import make_ticket, reply

NAME = "Zwetschgenhilde Quittenbaum"
EMAIL = "zwetschgenhilde@quittenbaum.example"
WORDS = [b"zwetschgenhil", b"Zwetschgenhil", b"quittenbaum", b"Quittenbaum", b"Mirabellenlauf"]


def make_traces(cast):
    """The contact and its ticket: mail, attachment, reply, note, follow-up, raw mail, job."""
    contact = recognise_sender("hilde@gmx.de", name=NAME).contact
    change_contact(contact, name=NAME, phone="0221 998877", by=cast.alice)
    contact.addresses.update(email=EMAIL)
    raw = store_raws([("x.eml", f"From: {EMAIL}\n\nMirabellenlauf".encode())])[0]
    ticket = make_ticket(cast.technical, subject="Mirabellenlauf bricht ab", contact=contact)
    said = ticket.messages.get()
    Message.objects.filter(pk=said.pk).update(
        sender_address=EMAIL, sender_name=NAME, text=f"Mirabellenlauf. {NAME}", raw=raw
    )
    settle_raw(raw, RawMail.State.DONE, subject=ref(ticket))
    attach(store_blob(b"Mirabellenlauf als Datei"), owner=said, name=f"{NAME}.txt")
    reply(ticket, cast.alice, html=f"<p>Guten Tag {NAME}, Mirabellenlauf</p>")
    write_note(ticket, html=f"<p>{NAME} ist freundlich</p>", by=cast.alice)
    set_follow_up(
        contact, due_at=timezone.now() + timedelta(days=1), note=f"{NAME} anrufen", by=cast.alice
    )
    index_ticket(ticket.pk, whole=True)
    return contact, ticket
