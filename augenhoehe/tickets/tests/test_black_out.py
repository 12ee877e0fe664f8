"""A name goes out of what was said, and out of everything that repeats it."""

from augenhoehe.journal.models import Entry
from augenhoehe.kernel.mailtext.blackout import Finder
from augenhoehe.mail.actions.erase import black_out_html
from augenhoehe.mail.models import OutMail
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.black_out import black_out_message, black_out_subject
from augenhoehe.tickets.models import Ticket, Undo
from augenhoehe.tickets.tests.cast import make_ticket, reply

HILDE = Finder(("Hilde Quitte",))


def test_a_message_its_mail_its_preview_and_what_could_be_taken_back(cast):
    ticket = make_ticket(cast.technical)
    message = reply(ticket, cast.alice, html="<p>Hilde Quitte ist <b>Hilde</b> Quitte.</p>")
    assert Undo.objects.exists()
    black_out_message(message, finder=HILDE, by=cast.lead)
    message.refresh_from_db()
    ticket.refresh_from_db()
    kept = [message.text, message.html, ticket.preview, OutMail.objects.get().text]
    assert not any(HILDE.occurs(text) for text in kept) and "[" in message.text
    assert message.html == "" and not Undo.objects.exists()
    assert Entry.objects.get(kind=events.BLACKED_OUT.code).by_id == cast.lead.pk


def test_a_subject(cast):
    ticket = make_ticket(cast.technical, subject="Anruf von Hilde Quitte, dringend")
    black_out_subject(ticket, finder=HILDE, by=cast.lead)
    subject = Ticket.objects.get().subject
    assert subject.startswith("Anruf von [") and subject.endswith("], dringend")


def test_html_stays_html_where_the_name_stands_in_one_piece():
    assert black_out_html(HILDE, "<p>Frau Hilde Quitte</p>", "[x]") == "<p>Frau [x]</p>"
    assert black_out_html(HILDE, "<p>Hilde&nbsp;Quitte</p>", "[x]") == ""
