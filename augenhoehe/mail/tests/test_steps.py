"""The small steps of reading and sending, one by one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.models import Job
from augenhoehe.journal.models import Entry
from augenhoehe.mail.actions import deliver as steps
from augenhoehe.mail.actions.ask import ask_to_read
from augenhoehe.mail.actions.authorise import keep_tokens, note_authorised
from augenhoehe.mail.actions.deliver import (
    begin_sending,
    find_unclear,
    note_bounced,
    note_failed,
    note_sent,
    note_unclear,
    put_off,
    take_up,
)
from augenhoehe.mail.actions.folder import folder_state, note_check
from augenhoehe.mail.actions.note import note_fine, note_trouble
from augenhoehe.mail.actions.probe import ask_to_probe, note_steps, write_probe_mail
from augenhoehe.mail.actions.store import (
    IN_TABLE,
    Fetched,
    note_filed,
    settle_raw,
    store_fetched,
    store_raws,
    unsettle_raw,
)
from augenhoehe.mail.jobs import read_all
from augenhoehe.mail.models import Mailbox, OutMail, RawMail
from augenhoehe.mail.queries import raw_bytes
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.mail.trouble import Trouble
from augenhoehe.people.models import Department
from augenhoehe.people.tests.cast import make_cast

State = OutMail.State


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, smtp_host="127.0.0.1", imap_host="127.0.0.1")


@pytest.fixture
def outmail(mailbox):
    return write(mailbox=mailbox)


def state_of(outmail):
    outmail.refresh_from_db()
    return outmail.state


def test_a_mail_is_taken_up_when_it_is_due_and_not_before(outmail):
    assert take_up(outmail.pk) == outmail
    OutMail.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    assert take_up(outmail.pk) is None
    assert take_up(0) is None


def test_only_a_waiting_mail_begins_to_be_sent(outmail):
    assert begin_sending(outmail.pk)
    assert not begin_sending(outmail.pk)
    assert state_of(outmail) == State.SENDING and outmail.attempts == 1


def test_what_became_of_it_is_noted(outmail):
    begin_sending(outmail.pk)
    note_unclear(outmail.pk, "gone")
    assert state_of(outmail) == State.UNCLEAR
    note_sent(outmail.pk)
    assert state_of(outmail) == State.SENT and outmail.sent_at
    note_bounced(outmail, "unknown")
    assert state_of(outmail) == State.BOUNCED
    note_failed(outmail.pk, reason="send.refused", error="no\r\nway")
    assert (state_of(outmail), outmail.error) == (State.FAILED, "no way")


def test_a_mail_that_is_put_off_waits_longer_each_time(outmail):
    waited = []
    for _ in range(3):
        put_off(outmail.pk, reason="send.later")
        outmail.refresh_from_db()
        waited.append(outmail.due_at - timezone.now())
    assert waited == sorted(waited) and outmail.attempts == 3
    note_sent(outmail.pk)
    put_off(outmail.pk, reason="send.later")
    assert state_of(outmail) == State.SENT


def test_the_clockwork_finds_what_a_crash_left(outmail):
    begin_sending(outmail.pk)
    OutMail.objects.update(due_at=timezone.now() - timedelta(hours=1))
    Job.objects.all().delete()
    find_unclear()
    assert Job.objects.get(name="mail.send").args == {"outmail_id": outmail.pk}
    steps.take_up(outmail.pk)
    assert state_of(outmail) == State.UNCLEAR


def test_mailboxes_are_asked_for_once_and_not_in_the_demo(mailbox):
    ask_to_read(mailbox.pk)
    read_all()
    assert Job.objects.filter(name="mail.read").count() == 1
    Job.objects.all().delete()
    Department.objects.update(is_demo=True)
    read_all()
    assert not Job.objects.filter(name="mail.read").exists()


def test_tokens_are_sealed_and_an_authorised_mailbox_has_no_trouble(mailbox, cast):
    note_trouble(mailbox, Trouble("oauth.refused", "invalid_grant"))
    keep_tokens(mailbox, access="zugang", refresh="dauerhaft", seconds=60)
    note_authorised(mailbox, by=cast.admin)
    found = Mailbox.objects.get()
    assert (found.oauth_access_token, found.trouble) == ("zugang", "")
    assert Entry.objects.filter(by_id=cast.admin.pk).exists()


def test_trouble_keeps_the_moment_at_which_it_began(mailbox):
    note_trouble(mailbox, Trouble("connect.failed"))
    began = Mailbox.objects.get().trouble_at
    note_trouble(Mailbox.objects.get(), Trouble("connect.failed"))
    assert Mailbox.objects.get().trouble_at == began
    note_fine(mailbox)
    assert Mailbox.objects.get().trouble == "" and Mailbox.objects.get().last_ok_at


def test_a_folder_that_is_made_anew_begins_anew(mailbox):
    state = folder_state(mailbox, "INBOX", uidvalidity=1)
    mails = [Fetched(5, b"x", None)]
    store_fetched(state, mails=mails, up_to=5, by="mail")
    assert folder_state(mailbox, "INBOX", uidvalidity=1).last_uid == 5
    assert folder_state(mailbox, "INBOX", uidvalidity=2).last_uid == 0


def test_the_same_uids_are_not_stored_twice(mailbox):
    state = folder_state(mailbox, "INBOX", uidvalidity=1)
    for _ in range(2):
        store_fetched(state, mails=[Fetched(5, b"x", None)], up_to=5, by="mail")
    assert RawMail.objects.count() == 1


def test_a_check_counts_what_is_ahead_and_what_is_missing(mailbox):
    state = folder_state(mailbox, "INBOX", uidvalidity=1)
    store_fetched(state, mails=[Fetched(5, b"x", None)], up_to=6, by="mail")
    note_check(state, uids=[5, 6, 7])
    assert (state.seen_count, state.ahead_count, state.missing_count) == (3, 1, 1)


def test_big_mails_lie_in_the_file_store(db):
    small, big = store_raws([("a", b"a"), ("b", b"b" * (IN_TABLE + 1))])
    assert small.blob is None and big.body is None
    assert raw_bytes(RawMail.objects.get(pk=big.pk)) == b"b" * (IN_TABLE + 1)


def test_only_what_was_put_aside_is_taken_up_again(db):
    raw = store_raws([("a", b"a")])[0]
    settle_raw(raw, RawMail.State.DONE)
    assert not unsettle_raw(raw)
    settle_raw(raw, RawMail.State.QUARANTINED, reason="mail.empty")
    assert unsettle_raw(raw)
    assert RawMail.objects.get().state == RawMail.State.STORED


def test_what_was_told_to_the_mailbox_is_noted(db):
    raw = store_raws([("a", b"a")])[0]
    note_filed([raw.pk])
    assert RawMail.objects.get().filed_at


def test_a_test_is_asked_for_and_its_steps_are_kept(mailbox):
    ask_to_probe(mailbox)
    assert Mailbox.objects.get().probe["is_running"]
    assert Job.objects.filter(name="mail.probe").exists()
    note_steps(mailbox, [["read.sign_in", "", ""]], is_running=False)
    assert Mailbox.objects.get().probe["steps"] == [["read.sign_in", "", ""]]


def test_the_test_mail_is_known_so_that_it_opens_nothing(mailbox):
    outmail = write_probe_mail(mailbox)
    assert outmail.to == [mailbox.address] and outmail.is_automatic
