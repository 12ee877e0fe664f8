"""Mail from people who mean harm: it gives no rights, answers no spam and breaks nothing."""

import time
from email.message import EmailMessage

import pytest
from django.utils import timezone

from augenhoehe.files.models import Attachment
from augenhoehe.intake.tests.cast import CUSTOMER, arrive, mail, newest
from augenhoehe.kernel.mailtext.replyaddress import sign
from augenhoehe.mail.keys import signing_key
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.models import Message, State, Ticket

STRANGER = "Fremder <fremd@anderswo.example>"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, imap_host="127.0.0.1", smtp_host="127.0.0.1")


@pytest.fixture
def ticket(mailbox):
    arrive(mailbox, mail("Lohnlauf", Message_ID="<erste@firma.example>"))
    OutMail.objects.all()
    return Ticket.objects.get()


def test_a_mail_that_names_a_colleague_as_sender_never_acts_as_one(ticket, mailbox, cast):
    forged = mail("AW", sender=f"Alice <{cast.alice.email}>", In_Reply_To="<erste@firma.example>")
    arrive(mailbox, forged)
    message = newest()
    assert message.author is None
    assert message.kind == Message.Kind.INCOMING
    assert message.is_doubtful
    assert not OutMail.objects.filter(is_automatic=False).exists()


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_a_stranger_with_a_message_id_is_marked_and_reopens_nothing(ticket, mailbox, header):
    Ticket.objects.update(state=State.SOLVED, is_live=False, solved_at=timezone.now())
    arrive(mailbox, mail("AW", sender=STRANGER, **{header: "<erste@firma.example>"}))
    ticket.refresh_from_db()
    assert newest().is_doubtful
    assert (ticket.state, ticket.contact.name) == (State.SOLVED, "Käthe Kundin")


def test_a_stranger_with_a_signed_address_is_marked(ticket, mailbox):
    address = sign(mailbox.address, ticket.pk, ticket.contact_id, signing_key(timezone.now()))
    arrive(mailbox, mail("AW", sender=STRANGER, to=address))
    assert newest().ticket == ticket and newest().is_doubtful


def test_a_stranger_with_a_number_opens_a_ticket_of_their_own_with_a_hint(ticket, mailbox):
    arrive(mailbox, mail(f"Re: [#{ticket.pk}]", sender=STRANGER))
    assert newest().ticket != ticket
    assert newest().ticket.names_ticket_id == ticket.pk


def test_a_forged_signature_leads_nowhere(ticket, mailbox):
    address = sign(mailbox.address, ticket.pk, ticket.contact_id, b"0" * 32)
    arrive(mailbox, mail("AW", sender=STRANGER, to=address))
    assert newest().ticket != ticket


def test_a_customer_whom_our_own_server_found_forged_is_marked(ticket, mailbox):
    forged = mail("AW", In_Reply_To="<erste@firma.example>", text="Bitte neue IBAN nutzen",
                  Authentication_Results="mx.haus.example; dmarc=fail header.from=firma.example")  # fmt: skip
    arrive(mailbox, forged)
    assert newest().is_doubtful


def test_once_marked_is_not_known_the_next_time(ticket, mailbox):
    for number in (1, 2):
        arrive(mailbox, mail(f"{number}", sender=STRANGER, In_Reply_To="<erste@firma.example>"))
        assert newest().is_doubtful


def test_a_reused_message_id_with_other_words_is_no_duplicate(ticket, mailbox):
    again = mail("Anders", sender=STRANGER, Message_ID="<erste@firma.example>", text="Anderes")
    assert arrive(mailbox, again) == {"new": 1}


def test_a_forged_message_id_of_ours_is_not_dropped_in_silence(mailbox):
    forged = mail("Hallo", sender=STRANGER, Message_ID="<geraten1234.ah@haus.example>")
    assert arrive(mailbox, forged) == {"new": 1}


def test_our_message_ids_cannot_be_guessed(ticket):
    ids = list(OutMail.objects.values_list("message_id", flat=True))
    assert all(len(one.partition(".")[0]) == 32 for one in ids) and ids


def test_an_acknowledgement_echoes_nothing_of_the_sender(mailbox):
    spam = mail("KAUFEN http://spam.example", sender="Gewinn http://spam.example <opfer@x.example>",
                text="Klicken Sie http://spam.example jetzt")  # fmt: skip
    arrive(mailbox, spam)
    written = OutMail.objects.get()
    everything = (
        f"{written.subject} {written.text} {written.html} {written.sender_name} {written.to}"
    )
    assert "spam" not in everything.lower() and "KAUFEN" not in everything
    assert written.is_automatic and written.to_first == "opfer@x.example"


def test_a_storm_of_mails_is_acknowledged_no_more_than_the_caps_allow(mailbox):
    for number in range(14):
        arrive(mailbox, mail(f"Nr. {number}", sender="opfer@x.example", text=f"Text {number}"))
    assert OutMail.objects.count() == 10
    assert RawMail.objects.filter(reason="ack.cap_address").count() == 4
    assert Ticket.objects.count() == 14


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<liste.example>"},
        {"X_Auto_Response_Suppress": "All"},
        {"Return_Path": "<>"},
        {"X_Loop": "x"},
        {"sender": "noreply@firma.example"},
        {"sender": "Support <support@haus.example>"},
    ],
)
def test_machines_lists_and_ourselves_are_never_answered(mailbox, headers):
    arrive(mailbox, mail("Info", **headers))
    assert not OutMail.objects.exists()
    assert Ticket.objects.count() == 1


def test_line_ends_in_names_and_subjects_reach_no_header(mailbox):
    raw = (
        b"From: =?utf-8?Q?Eve=0D=0ABcc:_alle@x.example?= <eve@x.example>\r\nTo: support@haus.example\r\n"
        b"Subject: =?utf-8?Q?Hallo=0D=0ABcc:_alle@x.example?=\r\nMessage-ID: <a@x.example>\r\n\r\nText\r\n"
    )
    arrive(mailbox, raw)
    ticket, written = Ticket.objects.get(), OutMail.objects.get()
    for value in (ticket.subject, ticket.sender, written.subject, *written.to, written.references):
        assert "\n" not in value and "\r" not in value
    assert "alle@x.example" not in str(written.to)


def _deep(levels):
    body = b"Content-Type: text/plain\n\nganz innen\n"
    for level in range(levels):
        name = b"b%d" % level
        body = (
            b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n' % (name, name)
            + body
            + b"\n--%s--\n" % name
        )
    return b"From: a@b.example\nSubject: tief\n" + body


def _parts(count):
    part = (
        b"--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nx%d\n"
    )
    parts = b"".join(part % number for number in range(count))
    return (
        b'From: a@b.example\nSubject: viele\nContent-Type: multipart/mixed; boundary="B"\n\n'
        + parts
    )


HOSTILE = {
    "header of 500 kB": b"From: a@b.example\nSubject: " + b"x" * 500_000 + b"\n\nText",
    "500 kB of headers": b"From: a@b.example\n" + b"X-A: y\n" * 70_000 + b"\nText",
    "10,000 parts": _parts(10_000),
    "50 levels": _deep(50),
    "500 levels": _deep(500),
    "NUL bytes": b"From: a\0@b.example\nSubject: a\0b\nMessage-ID: <\0@x>\n\nText\0mit\0NUL",
    "no date, no sender": b"Subject: nackt\n\nText",
    "only a subject": b"Subject: nackt\n\n",
    "100,000 recipients": b"From: a@b.example\nTo: " + b"x@y.example, " * 100_000 + b"\n\nText",
    "lone surrogates": b"From: a@b.example\nSubject: =?utf-8?B?7aCA?=\n\nText",
    "references without end": b"From: a@b.example\nReferences: " + b"<a@b> " * 60_000 + b"\n\nText",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_taken_in_within_seconds(mailbox, name):
    began = time.monotonic()
    assert arrive(mailbox, HOSTILE[name]) == {"new": 1}
    assert time.monotonic() - began < 10
    assert RawMail.objects.get().state == RawMail.State.DONE


def test_of_very_many_files_the_first_are_kept_and_the_mail_as_a_whole(mailbox):
    arrive(mailbox, _parts(300))
    files = Attachment.objects.filter(owner_id=Message.objects.order_by("pk")[0].pk)
    assert files.count() == 100
    assert files.get(name="mail.eml").blob.size == RawMail.objects.get().size


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\x89PNG\r\n\x1a\n" + bytes(range(256))])
def test_what_is_no_mail_is_put_aside_with_its_reason(mailbox, data):
    assert arrive(mailbox, data) == {"quarantined": 1}
    raw = RawMail.objects.get()
    assert raw.reason in ("mail.empty", "mail.no_headers")
    assert arrive(mailbox, data) == {"duplicate": 1}


def test_an_archive_is_kept_and_never_unpacked(mailbox):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = CUSTOMER, "support@haus.example", "Bombe"
    made.set_content("Anbei")
    bomb = b"PK\x03\x04" + b"\0" * 1000
    made.add_attachment(bomb, maintype="application", subtype="zip", filename="42.zip")
    arrive(mailbox, made.as_bytes())
    kept = Attachment.objects.get(owner_id=Message.objects.get(is_acknowledgement=False).pk)
    assert (kept.name, kept.blob.size) == ("42.zip", len(bomb))


def test_a_failure_inside_leaves_nothing_half_written_and_is_shown(mailbox, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("unerwartet")

    with monkeypatch.context() as patch:
        patch.setattr("augenhoehe.intake.actions.receive.acknowledge_receipt", fail)
        assert arrive(mailbox, mail("Eins")) == {"quarantined": 1}
    raw = RawMail.objects.get()
    assert not Ticket.objects.exists()
    assert (raw.state, raw.reason) == (RawMail.State.QUARANTINED, "mail.error")
    assert "unerwartet" in raw.detail
