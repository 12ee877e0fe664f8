"""Sending: each Message-ID at most once, and the truth on each mail."""

import pytest
from django.db import connection

from augenhoehe.base.actions import Refused
from augenhoehe.base.models import Job
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.mail.actions import deliver as steps
from augenhoehe.mail.actions.resend import release_mail, resend_mail
from augenhoehe.mail.actions.withdraw import withdraw_mail
from augenhoehe.mail.delivery import deliver
from augenhoehe.mail.headers import way_out
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox, sending_through, write
from augenhoehe.mail.tests.sink import running_sink
from augenhoehe.people.tests.cast import make_cast

State = OutMail.State


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def sink():
    with running_sink() as sink:
        yield sink


@pytest.fixture
def mailbox(cast, sink):
    return sending_through(cast.technical, sink)


def state_of(outmail):
    outmail.refresh_from_db()
    return outmail.state


def test_a_mail_arrives_with_its_headers_text_and_files(mailbox, sink):
    link = attach(
        store_blob(b"%PDF-1.4"), owner=mailbox, name="Lohn.pdf", content_type="application/pdf"
    )
    outmail = write(
        in_reply_to="frage@firma.example",
        references=("erste@firma.example", "frage@firma.example"),
        bcc=("chef@haus.example",),
        sender_name="Lena von Haus",
        attachments=(link,),
        mailbox=mailbox,
    )
    deliver(outmail.pk)
    assert state_of(outmail) == State.SENT
    arrived = sink.mails[0]
    assert arrived["Message-ID"] == f"<{outmail.message_id}>"
    assert arrived["In-Reply-To"] == "<frage@firma.example>"
    assert arrived["References"].split() == ["<erste@firma.example>", "<frage@firma.example>"]
    assert arrived["From"] == "Lena von Haus <support@haus.example>"
    assert arrived["Bcc"] is None
    assert sink.envelopes[0][1] == ["kundin@firma.example", "chef@haus.example"]
    kinds = [part.get_content_type() for part in arrived.walk()]
    assert "text/plain" in kinds and "text/html" in kinds and "application/pdf" in kinds


def test_the_way_out_stands_in_the_head_of_the_mail_and_is_forgotten_here(mailbox, sink):
    url = "https://haus.example/surveys/a/Ab-c_9/stop/"
    outmail = write(headers=way_out(url), is_secret=True)
    deliver(outmail.pk)
    arrived = sink.mails[0]
    assert arrived["List-Unsubscribe"].strip() == f"<{url}>"
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (state_of(outmail), outmail.headers, outmail.text) == (State.SENT, "", "")


def test_sent_is_sent_whatever_asks_again(mailbox, sink):
    outmail = write()
    deliver(outmail.pk)
    deliver(outmail.pk)
    assert len(sink.mails) == 1


def test_a_refusal_for_good_is_a_failure_with_the_servers_words(mailbox, sink):
    sink.answer = "554 5.7.1 no spam please"
    outmail = write()
    deliver(outmail.pk)
    assert state_of(outmail) == State.FAILED
    assert "no spam please" in outmail.error


def test_a_temporary_refusal_waits_and_is_tried_again(mailbox, sink):
    sink.answer = "451 later"
    outmail = write()
    Job.objects.update(key=None)
    deliver(outmail.pk)
    assert state_of(outmail) == State.WAITING
    assert outmail.due_at > outmail.written_at
    assert Job.objects.filter(name="mail.send", due_at=outmail.due_at).exists()


def test_a_temporary_refusal_of_one_recipient_sends_to_nobody_yet(mailbox, sink):
    sink.refuse_recipients = {"b@firma.example": "450 greylisted"}
    outmail = write(cc=("b@firma.example",))
    deliver(outmail.pk)
    assert state_of(outmail) == State.WAITING
    assert not sink.mails


def test_one_refused_recipient_is_told_and_the_others_get_it(mailbox, sink):
    sink.refuse_recipients = {"b@firma.example": "550 unknown"}
    outmail = write(cc=("b@firma.example",))
    deliver(outmail.pk)
    assert state_of(outmail) == State.SENT
    assert "b@firma.example" in outmail.error


def test_two_days_of_trying_are_enough(mailbox, sink):
    sink.answer = "451 later"
    outmail = write()
    OutMail.objects.update(attempts=len(steps.WAITS))
    deliver(outmail.pk)
    assert (state_of(outmail), outmail.reason) == (State.FAILED, "send.given_up")


def test_a_connection_lost_in_the_text_is_unclear_and_never_tried_again(mailbox, sink):
    sink.drop_in_data = True
    outmail = write()
    Job.objects.all().delete()
    deliver(outmail.pk)
    assert state_of(outmail) == State.UNCLEAR
    assert not Job.objects.exists()
    sink.drop_in_data = False
    deliver(outmail.pk)
    assert not sink.mails


def test_a_mail_found_half_sent_after_a_crash_is_unclear(mailbox, sink):
    outmail = write()
    steps.begin_sending(outmail.pk)
    deliver(outmail.pk)
    assert state_of(outmail) == State.UNCLEAR
    assert not sink.mails


def test_a_person_resends_under_the_same_message_id(mailbox, sink, cast):
    sink.drop_in_data = True
    outmail = write()
    deliver(outmail.pk)
    sink.drop_in_data = False
    outmail.refresh_from_db()
    resend_mail(outmail, by=cast.alice)
    deliver(outmail.pk)
    assert sink.ids == [outmail.message_id]


def test_a_sent_mail_cannot_be_resent_or_withdrawn(mailbox, sink, cast):
    outmail = write()
    deliver(outmail.pk)
    outmail.refresh_from_db()
    for verb in (resend_mail, withdraw_mail):
        with pytest.raises(Refused):
            verb(outmail, by=cast.alice)


def test_a_withdrawn_mail_stays_here(mailbox, sink, cast):
    outmail = write()
    withdraw_mail(outmail, by=cast.alice)
    deliver(outmail.pk)
    assert state_of(outmail) == State.WITHDRAWN
    assert not sink.mails
    assert not Job.objects.filter(name="mail.send").exists()


def test_a_server_that_is_not_there_is_tried_later(cast):
    make_mailbox(cast.technical, smtp_host="127.0.0.1", smtp_port=9)
    outmail = write()
    deliver(outmail.pk)
    assert (state_of(outmail), outmail.reason) == (State.WAITING, "send.unreachable")


def test_a_foreign_server_without_encryption_gets_nothing(cast, sink, monkeypatch):
    monkeypatch.setattr("augenhoehe.mail.connect.is_loopback", lambda host: False)
    sending_through(cast.technical, sink)
    outmail = write()
    deliver(outmail.pk)
    assert state_of(outmail) == State.WAITING
    assert outmail.mailbox.trouble == "connect.tls"
    assert not sink.mails


def test_a_secret_text_is_forgotten_once_it_is_sent(mailbox, sink):
    outmail = write(is_secret=True, text="https://haus.example/reset/abc", html="")
    deliver(outmail.pk)
    assert "reset/abc" in sink.mails[0].as_string()
    outmail.refresh_from_db()
    assert outmail.text == outmail.html == ""
    assert b"reset/abc" not in b"".join(_everything())


def _everything():
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, html FROM mail_outmail")
        return [str(row).encode() for row in cursor.fetchall()]


def test_automatic_mails_say_so(mailbox, sink):
    deliver(write(is_automatic=True).pk)
    assert sink.mails[0]["Auto-Submitted"].startswith("auto-")


def test_held_mails_are_released_by_a_person(cast, sink):
    outmail = write()
    mailbox = sending_through(cast.technical, sink)
    release_mail(outmail, by=cast.lead)
    deliver(outmail.pk)
    assert state_of(outmail) == State.SENT
    assert outmail.mailbox == mailbox


def test_a_bounce_that_is_faster_than_the_server_is_not_forgotten(mailbox):
    outmail = write(mailbox=mailbox)
    steps.begin_sending(outmail.pk)
    steps.note_bounced(outmail, "5.1.1 no such person")
    steps.note_sent(outmail.pk)
    outmail.refresh_from_db()
    assert outmail.state == State.BOUNCED and outmail.sent_at
