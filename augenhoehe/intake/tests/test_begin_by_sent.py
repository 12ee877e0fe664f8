"""What colleagues begin in Outlook: seen, searchable, and the answer finds its way to it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from augenhoehe.files.models import Attachment
from augenhoehe.intake.tests.cast import arrive, mail, newest
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.servicelevels.tests.cast import calendar, policy
from augenhoehe.tickets.jobs import close_quiet
from augenhoehe.tickets.models import Message, State, StateSpan, Ticket

US = "Support <support@haus.example>"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, imap_host="127.0.0.1", smtp_host="127.0.0.1")


def sent(subject="Wartung am Montag", *, to="Käthe Kundin <kaethe@firma.example>", **more):
    """Bytes of a mail that a colleague wrote in another program."""
    given = {"Message_ID": "<erste@haus.example>", "text": "Guten Tag, wir kommen.\n", **more}
    return mail(subject, sender=US, to=to, **given)


def send(mailbox, *mails, at=None):
    return arrive(mailbox, *mails, is_sent_copy=True, arrived_at=at or timezone.now())


def test_it_is_a_concern_begun_by_us_that_waits_for_the_customer(cast, mailbox):
    policy(cast.technical, calendar())
    assert send(mailbox, sent()) == {"new": 1}
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.is_live) == (State.WAITING_CUSTOMER, True)
    assert (ticket.contact.name, ticket.sender) == ("Käthe Kundin", "Käthe Kundin")
    assert ticket.company is not None and ticket.team == cast.technical
    assert ticket.next_due_at is None and ticket.unanswered_since is None
    assert ticket.first_response_at == newest().at
    assert (newest().kind, newest().author) == (Message.Kind.OUTGOING, None)
    assert StateSpan.objects.get().state == State.WAITING_CUSTOMER


def test_nobody_gets_a_mail_because_of_it(mailbox):
    send(mailbox, sent())
    assert not OutMail.objects.exists()


def test_the_answer_finds_its_way_to_it_and_starts_the_clock(cast, mailbox):
    policy(cast.technical, calendar())
    send(mailbox, sent())
    arrive(mailbox, mail("AW: Wartung", In_Reply_To="<erste@haus.example>", text="Gern."))
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.message_count) == (State.OPEN, 2)
    assert ticket.unanswered_since and ticket.next_due_at
    assert not newest().is_doubtful


def test_an_answer_that_was_faster_is_joined_and_stays_unanswered(mailbox):
    now = timezone.now()
    answer = mail("AW: Wartung", References="<erste@haus.example>", text="Gern.")
    arrive(mailbox, answer, arrived_at=now)
    ticket = Ticket.objects.get()
    send(mailbox, sent(), at=now - timedelta(minutes=5))
    assert Ticket.objects.get() == ticket and newest().ticket == ticket
    ticket.refresh_from_db()
    assert ticket.unanswered_since and ticket.first_response_at is None
    assert ticket.state == State.OPEN


def test_a_stranger_who_names_it_is_marked(mailbox):
    send(mailbox, sent())
    stranger = mail("AW", sender="x@fremd.example", In_Reply_To="<erste@haus.example>")
    arrive(mailbox, stranger)
    assert newest().is_doubtful
    assert Ticket.objects.get().state == State.WAITING_CUSTOMER


def test_before_the_start_day_it_is_history(mailbox):
    mailbox.starts_on = datetime(2026, 3, 1, tzinfo=UTC).date()
    mailbox.save()
    send(mailbox, sent(), at=datetime(2026, 2, 1, 9, tzinfo=UTC))
    ticket = Ticket.objects.get()
    assert ticket.is_history and ticket.state == State.CLOSED and not ticket.is_live


NOTHING = {
    "to our own mailbox": ({"to": "support@haus.example"}, "sent.internal"),
    "to the house": ({"to": "chef@haus.example"}, "sent.internal"),
    "to a colleague": ({"to": "alice@example.org"}, "sent.internal"),
    "to nobody who is shown": ({"to": "undisclosed-recipients:;"}, "sent.nobody"),
    "to a machine": ({"to": "noreply@liste.example"}, "sent.nobody"),
    "to many": ({"to": ", ".join(f"a{n}@x{n}.example" for n in range(6))}, "sent.many"),
    "a newsletter": ({"List_Unsubscribe": "<mailto:x@y.example>"}, "sent.machine"),
    "an absence": ({"subject": "Automatische Antwort: Frage"}, "sent.machine"),
    "written by a machine": ({"Auto_Submitted": "auto-replied"}, "sent.machine"),
    "read": ({"subject": "Gelesen: Frage"}, "sent.machine"),
}


@pytest.mark.parametrize("what", NOTHING)
def test_what_is_no_talk_with_a_customer_opens_nothing(cast, mailbox, what):
    fields, reason = NOTHING[what]
    cast.alice.email = "alice@example.org"
    cast.alice.save()
    send(mailbox, sent(**fields))
    assert RawMail.objects.get().reason == reason
    assert not Ticket.objects.exists()


def test_the_answer_to_an_appointment_opens_nothing(mailbox):
    yes = b"\r\n".join(
        [
            b"From: support@haus.example",
            b"To: kaethe@firma.example",
            b"Subject: Zugesagt: Termin",
            b"Message-ID: <z@haus.example>",
            b"MIME-Version: 1.0",
            b"Content-Type: text/calendar; method=REPLY; charset=utf-8",
            b"",
            b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR",
        ]
    )
    send(mailbox, yes)
    assert RawMail.objects.get().reason == "sent.machine"
    assert not Ticket.objects.exists()


def test_a_free_mail_house_is_no_house(cast):
    private = make_mailbox(cast.technical, "support.mueller@gmx.de", imap_host="127.0.0.1")
    send(private, mail("Wartung", sender=private.address, to="kunde@gmx.de"))
    assert Ticket.objects.get().contact.addresses.get().email == "kunde@gmx.de"


def test_a_mail_between_two_of_our_mailboxes_is_not_lost_when_its_copy_was_faster(cast, mailbox):
    other = make_mailbox(cast.commercial, "rechnung@haus.example", imap_host="127.0.0.1")
    across = sent(to=other.address)
    send(mailbox, across)
    assert not Ticket.objects.exists()
    assert arrive(other, across) == {"new": 1}


def test_a_file_that_went_along_is_shown(mailbox):
    send(mailbox, sent())
    with_file = mail_with_file(In_Reply_To="<erste@haus.example>")
    send(mailbox, with_file)
    assert newest().ticket == Ticket.objects.get()
    assert Attachment.objects.get().name == "plan.txt"


def mail_with_file(**headers):
    lines = {
        "From": US,
        "To": "kaethe@firma.example",
        "Subject": "Plan",
        "Message-ID": "<plan@haus.example>",
        "MIME-Version": "1.0",
        "Content-Type": 'multipart/mixed; boundary="B"',
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    body = (
        "\r\n--B\r\nContent-Type: text/plain\r\n\r\nAnbei.\r\n--B\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="plan.txt"\r\n\r\nMontag\r\n--B--\r\n'
    )
    return (head + body).encode()


def test_what_nobody_answers_goes_to_rest_after_a_month_unless_somebody_took_it(cast, mailbox):
    old = timezone.now() - timedelta(days=31)
    send(mailbox, sent(), sent("Zwei", Message_ID="<zwei@haus.example>"), at=old)
    first, second = Ticket.objects.order_by("pk")
    Ticket.objects.filter(pk=second.pk).update(assignee=cast.alice)
    close_quiet()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.solved_at) == (State.CLOSED, None)
    assert second.state == State.WAITING_CUSTOMER
