"""What a mail becomes, and whom it is trusted to."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from augenhoehe.customers.models import Company, Contact, Represents
from augenhoehe.files.models import Attachment
from augenhoehe.intake.actions.bounce import take_bounce
from augenhoehe.intake.actions.receive import receive_mail
from augenhoehe.intake.actions.sent_copy import take_sent_copy
from augenhoehe.intake.house import load_house
from augenhoehe.intake.known import load_known
from augenhoehe.intake.prepared import prepare
from augenhoehe.intake.tests.cast import CUSTOMER, arrive, from_files, mail, newest
from augenhoehe.journal.models import Entry
from augenhoehe.kernel.mailtext.replyaddress import sign
from augenhoehe.mail.actions.store import store_raws
from augenhoehe.mail.keys import signing_key
from augenhoehe.mail.models import BlockedSender, OutMail, RawMail
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.models import Message, State, Ticket

STRANGER = "Fremder <fremd@anderswo.example>"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, imap_host="127.0.0.1")


def opened(mailbox, **more):
    """A ticket that a customer's mail opened."""
    arrive(mailbox, mail("Lohnlauf", Message_ID="<erste@firma.example>", **more))
    return Ticket.objects.get()


def test_a_mail_opens_a_ticket_of_the_mailboxes_team(mailbox, cast):
    assert arrive(mailbox, mail()) == {"new": 1}
    ticket = Ticket.objects.get()
    assert (ticket.team, ticket.subject, ticket.language) == (cast.technical, "Frage", "de")
    assert ticket.contact.name == "Käthe Kundin"
    raw = RawMail.objects.get()
    assert (raw.state, raw.subject_id) == (RawMail.State.DONE, newest().pk)


def test_a_reply_is_found_by_its_references_whatever_its_subject(mailbox):
    ticket = opened(mailbox)
    reply = mail("Ganz anderes", References="<unbekannt@x.example> <erste@firma.example>")
    assert arrive(mailbox, reply) == {"reply": 1}
    assert newest().ticket == ticket and not newest().is_doubtful


def test_a_reply_is_found_by_in_reply_to(mailbox):
    ticket = opened(mailbox)
    assert arrive(mailbox, mail("AW: x", In_Reply_To="<erste@firma.example>")) == {"reply": 1}
    assert newest().ticket == ticket


def test_a_reply_is_found_by_our_signed_address(mailbox):
    ticket = opened(mailbox)
    address = sign(mailbox.address, ticket.pk, ticket.contact_id, signing_key(timezone.now()))
    assert arrive(mailbox, mail("Neu", to=address)) == {"reply": 1}
    assert newest().ticket == ticket and not newest().is_doubtful


def test_a_number_in_the_subject_counts_for_who_takes_part(mailbox):
    ticket = opened(mailbox)
    assert arrive(mailbox, mail(f"Nachtrag [#{ticket.pk}]")) == {"reply": 1}


def test_the_same_mail_again_is_a_duplicate_and_does_not_write_twice(mailbox):
    one = mail()
    assert arrive(mailbox, one, one) == {"new": 1, "duplicate": 1}
    assert arrive(mailbox, one) == {"duplicate": 1}
    assert Message.objects.count() == 1


def test_the_same_mail_to_two_mailboxes_is_one_ticket_and_both_are_noted(mailbox, cast):
    other = make_mailbox(cast.commercial, "rechnung@haus.example")
    one = mail(to="support@haus.example, rechnung@haus.example")
    arrive(mailbox, one)
    assert arrive(other, one) == {"duplicate": 1}
    ticket = Ticket.objects.get()
    raw = RawMail.objects.get(mailbox=other)
    assert (raw.reason, raw.subject_id) == ("duplicate.mailbox", newest().pk)
    assert Entry.objects.filter(subject_id=ticket.pk, facts__raw_id=raw.pk).exists()


def test_a_blocked_sender_opens_nothing_and_stays_in_the_ledger(mailbox):
    BlockedSender.objects.create(pattern="@anderswo.example", blocked_at=timezone.now())
    assert arrive(mailbox, mail(sender="x@mail.anderswo.example")) == {"blocked": 1}
    assert not Ticket.objects.exists() and not Contact.objects.exists()


def test_what_a_person_writes_reopens_and_what_a_machine_writes_does_not(mailbox):
    ticket = opened(mailbox)
    Ticket.objects.update(state=State.SOLVED, is_live=False, solved_at=timezone.now())
    absent = mail("Automatische Antwort: Lohnlauf", In_Reply_To="<erste@firma.example>",
                  Auto_Submitted="auto-replied")  # fmt: skip
    arrive(mailbox, absent)
    ticket.refresh_from_db()
    assert ticket.state == State.SOLVED
    assert newest().kind == Message.Kind.AUTOMATIC
    arrive(mailbox, mail("AW: Lohnlauf", In_Reply_To="<erste@firma.example>", text="Geht nicht!"))
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN


def test_a_reply_after_a_fortnight_opens_a_ticket_that_follows(mailbox):
    ticket = opened(mailbox)
    long_ago = timezone.now() - timedelta(days=15)
    Ticket.objects.update(state=State.CLOSED, is_live=False, solved_at=long_ago, closed_at=long_ago)
    assert arrive(mailbox, mail("AW", In_Reply_To="<erste@firma.example>")) == {"new": 1}
    assert newest().ticket.follows == ticket


def test_attachments_are_kept_with_the_message(mailbox):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = CUSTOMER, "support@haus.example", "Anbei"
    made.set_content("Siehe Anlage")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Lohn.pdf")
    arrive(mailbox, made.as_bytes())
    assert Attachment.objects.get(owner_id=newest().pk).name == "Lohn.pdf"


def test_a_bounce_is_attached_to_what_bounced_and_marks_the_address(mailbox):
    ticket = opened(mailbox)
    outmail = _sent(mailbox, ticket)
    assert arrive(mailbox, _bounce(outmail.message_id, "kaethe@firma.example")) == {"reply": 1}
    outmail.refresh_from_db()
    assert outmail.state == OutMail.State.BOUNCED
    assert newest().is_bounce and newest().ticket == ticket
    assert ticket.contact.addresses.get().bounced_at


def test_a_forged_bounce_marks_nothing_that_we_did_not_write_to(mailbox):
    ticket = opened(mailbox)
    outmail = _sent(mailbox, ticket)
    arrive(mailbox, mail("x", sender="chef@firma.example"))
    arrive(mailbox, _bounce(outmail.message_id, "chef@firma.example"))
    chef = Contact.objects.get(addresses__email="chef@firma.example")
    assert chef.addresses.get().bounced_at is None


def test_history_is_closed_without_deadlines_and_a_new_mail_opens_one_that_follows(mailbox):
    mailbox.starts_on = datetime(2026, 3, 1, tzinfo=UTC).date()
    mailbox.save()
    old = datetime(2026, 2, 1, 9, tzinfo=UTC)
    arrive(mailbox, mail("Alt", Message_ID="<alt@firma.example>"), arrived_at=old)
    past = Ticket.objects.get()
    assert past.is_history and past.state == State.CLOSED and past.next_due_at is None
    assert past.opened_at == old
    arrive(mailbox, mail("AW: Alt", In_Reply_To="<alt@firma.example>"), arrived_at=timezone.now())
    assert newest().ticket.follows == past and not newest().ticket.is_history


def test_a_reply_from_outlook_appears_through_the_sent_folder(mailbox):
    ticket = opened(mailbox)
    sent = mail("AW: Lohnlauf", sender="Support <support@haus.example>", to="kaethe@firma.example",
                In_Reply_To="<erste@firma.example>", text="Ist erledigt.")  # fmt: skip
    arrive(mailbox, sent, is_sent_copy=True)
    assert (newest().kind, newest().ticket) == (Message.Kind.OUTGOING, ticket)
    ticket.refresh_from_db()
    assert ticket.unanswered_since is None and ticket.first_response_at


def test_what_was_passed_on_from_outlook_is_no_answer_to_the_customer(mailbox):
    ticket = opened(mailbox)
    onward = mail("WG: Lohnlauf", sender="Support <support@haus.example>", to="kasse@amt.example",
                  In_Reply_To="<erste@firma.example>", Message_ID="<weiter@haus.example>",
                  text="Was sagen Sie zu dieser Person?")  # fmt: skip
    arrive(mailbox, onward, is_sent_copy=True)
    assert newest().kind == Message.Kind.SIDE_OUT
    assert newest().side_thread.address == "kasse@amt.example"
    ticket.refresh_from_db()
    assert ticket.unanswered_since and not ticket.first_response_at
    assert ticket.sender == "Käthe Kundin"
    answer = mail("AW: WG: Lohnlauf", sender="kasse@amt.example", text="Das stimmt so.",
                  In_Reply_To="<weiter@haus.example>")  # fmt: skip
    arrive(mailbox, answer)
    assert newest().kind == Message.Kind.SIDE_IN and not newest().is_doubtful
    assert Ticket.objects.get().sender == "Käthe Kundin"


def test_our_own_mail_in_the_sent_folder_is_not_doubled(mailbox):
    ticket = opened(mailbox)
    outmail = _sent(mailbox, ticket)
    copy = mail("Re", sender=mailbox.address, Message_ID=f"<{outmail.message_id}>")
    assert arrive(mailbox, copy, is_sent_copy=True) == {"duplicate": 1}


def test_an_adviser_of_two_companies_is_asked_and_not_guessed(mailbox):
    ticket = opened(mailbox)
    other = Company.objects.create(name="Zweite", created_at=timezone.now())
    Represents.objects.create(contact=ticket.contact, company=other)
    arrive(mailbox, mail("Noch etwas", text="Neue Sache"))
    assert newest().ticket.company is None


def test_files_need_no_mailbox_and_no_team(db):
    assert from_files(mail(), mail("Zwei")) == {"new": 2}
    assert Ticket.objects.count() == 2


def _sent(mailbox, ticket):
    """An answer of ours to the customer."""
    outmail = write("kaethe@firma.example", mailbox=mailbox, owner=ticket)
    Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.OUTGOING,
        at=timezone.now(),
        outmail=outmail,
        to=["kaethe@firma.example"],
        message_id=outmail.message_id,
        message_key=message_key(outmail.message_id),
    )
    return outmail


def _bounce(message_id, failed):
    return f"""From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: support@haus.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <b@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Not delivered.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {failed}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 unknown user
--B
Content-Type: message/rfc822

Message-ID: <{message_id}>
Subject: Re: Lohnlauf

x
--B--
""".encode()


def test_one_mail_is_taken_in_by_itself_too(mailbox):
    raw = store_raws([("a.eml", mail())])[0]
    house = load_house()
    prepared = prepare(raw, mail(), house=house)
    assert receive_mail(prepared, house=house, known=load_known([prepared])) == "new"


def test_a_bounce_or_a_sent_copy_of_nothing_of_ours_has_no_place(mailbox):
    house = load_house()
    raw = store_raws([("a.eml", b"")])[0]
    bounce = prepare(raw, _bounce("fremd@x.example", "a@b.example"), house=house)
    known = load_known([bounce])
    assert take_bounce(bounce, known=known, at=timezone.now(), by="mail") is None
    assert take_sent_copy(bounce, house=house, known=known, by="mail") is None
