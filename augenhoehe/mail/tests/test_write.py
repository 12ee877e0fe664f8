"""Writing a mail to the outbox."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.models import Job
from augenhoehe.kernel.mailtext.replyaddress import verify
from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.mail.headers import unpacked, way_out
from augenhoehe.mail.keys import verifying_keys
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.people.models import Department
from augenhoehe.people.tests.cast import make_cast

State = OutMail.State


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, smtp_host="mail.haus.example")


def test_a_mail_waits_and_the_worker_is_asked_once_it_is_due(mailbox):
    due = timezone.now() + timedelta(seconds=15)
    outmail = write(due_at=due)
    assert outmail.state == State.WAITING
    assert outmail.text == "Guten Tag"
    assert outmail.message_id.endswith("@haus.example")
    job = Job.objects.get(name="mail.send")
    assert (job.due_at, job.args) == (due, {"outmail_id": outmail.pk})


def test_without_a_mailbox_it_is_held_and_nobody_is_asked(cast):
    outmail = write()
    assert (outmail.state, outmail.reason) == (State.HELD, "held.no_mailbox")
    assert not Job.objects.filter(name="mail.send").exists()


def test_the_demo_never_sends(mailbox):
    Department.objects.update(is_demo=True)
    outmail = write()
    assert (outmail.state, outmail.reason) == (State.HELD, "held.demo")
    assert not Job.objects.filter(name="mail.send").exists()


def test_a_mailbox_that_is_switched_off_holds_too(mailbox):
    mailbox.is_active = False
    mailbox.save()
    assert write(mailbox=mailbox).state == State.HELD


def test_the_reply_address_is_signed_where_plus_addresses_arrive(mailbox):
    mailbox.signs_replies = True
    mailbox.save()
    outmail = write(reply_for=(1042, 7), mailbox=mailbox)
    assert verify(outmail.reply_to, verifying_keys(timezone.now())) == (1042, 7)
    assert len(outmail.reply_to.partition("@")[0]) <= 64


def test_keys_of_the_year_before_the_last_still_hold_and_older_ones_do_not():
    now = timezone.now()
    keys = verifying_keys(now)
    assert verifying_keys(now.replace(year=now.year + 2, day=1))[-1] == keys[0]
    assert keys[0] not in verifying_keys(now.replace(year=now.year + 3, day=1))


@pytest.mark.parametrize(
    "field",
    [{"subject": "Hallo\r\nBcc: alle@welt.example"}, {"sender_name": "A\nBcc: x@y.example"}],
)
def test_line_ends_never_reach_a_header(mailbox, field):
    outmail = write(**field)
    assert "\n" not in outmail.subject + outmail.sender_name
    assert "\r" not in outmail.subject + outmail.sender_name


@pytest.mark.parametrize(
    "to", ["", "kein-at", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example", "<>"]
)
def test_what_is_no_single_address_is_refused_and_nothing_is_written(mailbox, to):
    with pytest.raises(Refused):
        write(to)
    assert not OutMail.objects.exists()


def test_a_mail_to_nobody_is_refused(mailbox):
    with pytest.raises(Refused):
        write_mail(Letter(to=(), subject="x", html="y"), by="system")


def test_a_name_with_a_comma_survives(mailbox):
    outmail = write('"Meier, Anna" <anna@firma.example>')
    assert outmail.to == ['"Meier, Anna" <anna@firma.example>']
    assert outmail.to_first == "anna@firma.example"


def test_mails_of_sign_in_are_secret_and_sealed(mailbox, settings):
    settings.EMAIL_BACKEND = "augenhoehe.mail.backend.OutboxBackend"
    mail.send_mail("Neues Passwort", "https://haus.example/reset/abc", None, ["a@b.example"])
    outmail = OutMail.objects.get()
    assert outmail.is_secret
    assert "reset" not in outmail.text
    assert not outmail.may_be_resent


URL = "https://haus.example/surveys/a/abc/stop/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("List-Unsubscribe", f"<{URL}>\r\nBcc: alle@welt.example"),
        ("List-Unsubscribe", f"<{URL}>\nBcc: alle@welt.example"),
        ("List-Unsubscribe", f"<{URL}\u2028>"),
        ("List-Unsubscribe", f"<{URL}>, <mailto:x@y.example>"),
        ("List-Unsubscribe", "<javascript:alert(1)>"),
        ("List-Unsubscribe", f"<https://haus.example/{'x' * 400}>"),
        ("List-Unsubscribe-Post", "anything else"),
        ("List-Unsubscribe\r\nBcc", f"<{URL}>"),
        ("list-unsubscribe:\nBcc", f"<{URL}>"),
        ("Bcc", "alle@welt.example"),
        ("From", "chef@haus.example"),
        ("X-Anything", "x"),
    ],
)
def test_a_header_that_was_not_foreseen_is_refused_and_nothing_is_written(mailbox, name, value):
    with pytest.raises(Refused):
        write(headers=((name, value),))
    assert not OutMail.objects.exists()


def test_the_way_out_of_a_secret_mail_is_sealed_like_its_text(mailbox):
    outmail = write(headers=way_out(URL), is_secret=True)
    assert "/stop/" not in outmail.headers
    assert dict(unpacked(outmail))["List-Unsubscribe"] == f"<{URL}>"


def test_without_https_no_mail_program_is_told_that_it_may_leave_at_once():
    assert [name for name, _value in way_out("http://haus.example/x/")] == ["List-Unsubscribe"]
    assert way_out("https://häuser.example/x/") == ()
