"""Reading a real mailbox: stored first, told last, never twice."""

from datetime import UTC, date, datetime

import pytest
from imapclient import IMAPClient

from augenhoehe.mail import reading
from augenhoehe.mail.actions.store import settle_raw
from augenhoehe.mail.models import FolderState, Mailbox, RawMail
from augenhoehe.mail.reading import read_mailbox
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.mail.tests.dovecot import (
    PASSWORD,
    make_mail,
    needs_dovecot,
)
from augenhoehe.people.tests.cast import make_cast

pytestmark = needs_dovecot


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast, dovecot):
    return make_mailbox(
        cast.technical,
        dovecot.user,
        imap_host="127.0.0.1",
        imap_port=dovecot.port,
        username=dovecot.user,
        password=PASSWORD,
    )


def settle_all():
    for raw in RawMail.objects.filter(state=RawMail.State.STORED):
        settle_raw(raw, RawMail.State.DONE)


def test_new_mails_are_stored_with_their_bytes_and_nothing_is_flagged_yet(mailbox, dovecot):
    dovecot.put(make_mail(1), make_mail(2))
    assert read_mailbox(mailbox) is False
    raws = list(RawMail.objects.order_by("uid"))
    assert [b"Frage 1" in bytes(raws[0].body), b"Frage 2" in bytes(raws[1].body)] == [True, True]
    assert dovecot.flags() == [set(), set()]
    state = FolderState.objects.get()
    assert (state.last_uid, state.seen_count, state.ahead_count, state.missing_count) == (
        2,
        2,
        0,
        0,
    )


def test_a_mail_that_somebody_read_elsewhere_is_stored_too(mailbox, dovecot):
    dovecot.put(make_mail(1), flags=[b"\\Seen"])
    read_mailbox(mailbox)
    assert RawMail.objects.count() == 1


def test_reading_again_stores_nothing_twice(mailbox, dovecot):
    dovecot.put(make_mail(1))
    read_mailbox(mailbox)
    read_mailbox(mailbox)
    dovecot.put(make_mail(2))
    read_mailbox(mailbox)
    assert RawMail.objects.count() == 2


def test_what_is_settled_is_flagged_last_and_the_rest_is_not(mailbox, dovecot):
    dovecot.put(make_mail(1), make_mail(2))
    read_mailbox(mailbox)
    settle_raw(RawMail.objects.get(uid=1), RawMail.State.DONE)
    read_mailbox(mailbox)
    assert dovecot.flags() == [{b"\\Seen"}, set()]
    assert RawMail.objects.get(uid=1).filed_at and not RawMail.objects.get(uid=2).filed_at


def test_what_is_settled_is_moved_where_that_is_wanted(mailbox, dovecot):
    mailbox.after, mailbox.done_folder = Mailbox.After.MOVE, "Erledigt"
    mailbox.save()
    dovecot.put(make_mail(1))
    read_mailbox(mailbox)
    settle_all()
    read_mailbox(mailbox)
    assert dovecot.flags() == []
    assert dovecot.flags("Erledigt") == [{b"\\Seen"}]


def test_a_crash_between_moving_and_noting_is_repeated_without_harm(mailbox, dovecot, monkeypatch):
    dovecot.put(make_mail(1))
    read_mailbox(mailbox)
    settle_all()
    with monkeypatch.context() as patch:
        patch.setattr(reading, "note_filed", lambda ids: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read_mailbox(mailbox)
    read_mailbox(mailbox)
    assert RawMail.objects.get().filed_at
    assert dovecot.flags() == [{b"\\Seen"}]


def test_a_crash_before_the_commit_reads_the_batch_again(mailbox, dovecot, monkeypatch):
    dovecot.put(make_mail(1), make_mail(2))
    with monkeypatch.context() as patch:
        patch.setattr("augenhoehe.mail.actions.store.record", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read_mailbox(mailbox)
    assert not RawMail.objects.exists()
    read_mailbox(mailbox)
    assert RawMail.objects.count() == 2


def test_many_mails_come_in_batches(mailbox, dovecot, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 3)
    monkeypatch.setattr(reading, "BATCH_BYTES", 700)
    monkeypatch.setattr(reading, "ROUND", 5)
    dovecot.put(*(make_mail(number) for number in range(8)))
    assert read_mailbox(mailbox) is True
    assert RawMail.objects.count() == 5
    assert FolderState.objects.get().ahead_count == 3
    assert read_mailbox(mailbox) is False
    assert RawMail.objects.count() == 8


def test_a_folder_made_anew_is_read_from_its_beginning(mailbox, dovecot):
    dovecot.put(make_mail(1))
    read_mailbox(mailbox)
    (dovecot.store / "dovecot-uidlist").unlink()
    for path in dovecot.store.glob("dovecot.index*"):
        path.unlink()
    dovecot.put(make_mail(2))
    read_mailbox(mailbox)
    assert len(set(RawMail.objects.values_list("uidvalidity", flat=True))) == 2
    assert RawMail.objects.count() == 3


def test_a_folder_that_was_renamed_is_said_and_nothing_is_lost(mailbox, dovecot):
    mailbox.folder = "Kunden"
    mailbox.save()
    read_mailbox(mailbox)
    mailbox.refresh_from_db()
    assert (mailbox.trouble, mailbox.trouble_detail) == ("folder.missing", "Kunden")
    dovecot.put(make_mail(1), folder="Kunden")
    read_mailbox(mailbox)
    mailbox.refresh_from_db()
    assert mailbox.trouble == "" and mailbox.last_ok_at
    assert RawMail.objects.count() == 1


def test_a_wrong_password_is_said(mailbox):
    mailbox.password = "falsch"
    mailbox.save()
    read_mailbox(mailbox)
    assert Mailbox.objects.get().trouble == "signin.refused"


def test_a_server_that_is_away_is_said(mailbox):
    mailbox.imap_port = 9
    mailbox.save()
    read_mailbox(mailbox)
    assert Mailbox.objects.get().trouble == "connect.failed"


def test_no_password_goes_to_a_foreign_server_without_encryption(mailbox, dovecot, monkeypatch):
    monkeypatch.setattr("augenhoehe.mail.connect.is_loopback", lambda host: False)
    dovecot.put(make_mail(1))
    before = (dovecot.folder / "log").read_text().count("Login:")
    read_mailbox(mailbox)
    assert Mailbox.objects.get().trouble == "connect.tls"
    assert (dovecot.folder / "log").read_text().count("Login:") == before


def test_a_lost_connection_is_said_and_tried_again(mailbox, dovecot, monkeypatch):
    dovecot.put(make_mail(1))

    def lost(*args):
        raise ConnectionResetError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(IMAPClient, "search", lost)
        read_mailbox(mailbox)
    assert Mailbox.objects.get().trouble == "connect.lost"
    read_mailbox(mailbox)
    assert RawMail.objects.count() == 1


def test_a_full_disk_stops_and_flags_nothing(mailbox, dovecot, monkeypatch):
    dovecot.put(make_mail(1))

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "store_fetched", full)
        read_mailbox(mailbox)
    assert Mailbox.objects.get().trouble == "disk.full"
    assert dovecot.flags() == [set()]
    assert FolderState.objects.get().last_uid == 0


def test_mails_before_the_start_day_are_history_and_stay_untouched(mailbox, dovecot):
    mailbox.starts_on = date(2026, 3, 1)
    mailbox.save()
    dovecot.put(make_mail(1), msg_time=datetime(2026, 2, 27, 12, tzinfo=UTC))
    dovecot.put(make_mail(2), msg_time=datetime(2026, 3, 2, 12, tzinfo=UTC))
    read_mailbox(mailbox)
    assert [raw.is_history for raw in RawMail.objects.order_by("uid")] == [True, False]
    settle_all()
    read_mailbox(mailbox)
    assert dovecot.flags() == [set(), {b"\\Seen"}]


def test_the_sent_folder_is_read_and_never_flagged(mailbox, dovecot):
    mailbox.sent_folder = "Gesendet"
    mailbox.save()
    dovecot.put(make_mail(1), folder="Gesendet")
    read_mailbox(mailbox)
    assert RawMail.objects.get().is_sent_copy
    settle_all()
    read_mailbox(mailbox)
    assert dovecot.flags("Gesendet") == [set()]


@pytest.fixture
def oauth_mailbox(mailbox, tokens):
    tokens.refuses = False
    mailbox.auth = Mailbox.Auth.MICROSOFT
    mailbox.oauth_client_id, mailbox.oauth_client_secret = "client", "sehr geheim"
    mailbox.oauth_token_url, mailbox.oauth_refresh_token = tokens.url, "refresh-1"
    mailbox.save()
    return mailbox


def test_xoauth2_signs_in_with_a_fresh_token_and_keeps_it(oauth_mailbox, dovecot, tokens):
    dovecot.put(make_mail(1))
    tokens.asked.clear()
    read_mailbox(oauth_mailbox)
    read_mailbox(Mailbox.objects.get())
    assert RawMail.objects.count() == 1
    asked = [fields for path, fields in tokens.asked if path == "/token"]
    assert len(asked) == 1
    assert asked[0]["refresh_token"] == "refresh-1"
    assert Mailbox.objects.get().oauth_refresh_token == "refresh-2"


def test_a_refused_refresh_is_said_and_the_password_is_not_tried(oauth_mailbox, dovecot, tokens):
    tokens.refuses = True
    dovecot.put(make_mail(1))
    read_mailbox(oauth_mailbox)
    mailbox = Mailbox.objects.get()
    assert (mailbox.trouble, mailbox.trouble_detail) == ("oauth.refused", "invalid_grant")
    assert not RawMail.objects.exists()
