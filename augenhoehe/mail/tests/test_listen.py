"""New mail is heard at once where the server can say so; the poll stays beneath."""

import socket
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base import jobs
from augenhoehe.base.models import Job
from augenhoehe.base.worker import Worker
from augenhoehe.mail.listening import Ears, listen, wanted
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.mail.tests.dovecot import (
    PASSWORD,
    make_mail,
    needs_dovecot,
    running_dovecot,
)
from augenhoehe.people.models import Department
from augenhoehe.people.tests.cast import make_cast


def heard_by(dovecot, **more):
    given = {"imap_host": "127.0.0.1", "imap_port": dovecot.port, "username": dovecot.user}
    team = make_cast().technical
    return make_mailbox(team, dovecot.user, password=PASSWORD, **given, **more)


@pytest.fixture
def mailbox(db, dovecot):
    return heard_by(dovecot)


@pytest.fixture
def ears():
    ears = Ears()
    yield ears
    ears.close()


def patiently(ears, seconds=5):
    """What is heard until something is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := ears.wait(0.2):
            return found
    return set()


class TestHearing:
    """With a real server."""

    pytestmark = needs_dovecot

    def test_a_new_mail_is_heard_within_seconds(self, ears, mailbox, dovecot):
        ears.tune(wanted())
        began = time.monotonic()
        dovecot.put(make_mail(1))
        assert patiently(ears) == {mailbox.pk}
        assert time.monotonic() - began < 3

    def test_what_we_flag_and_take_out_ourselves_wakes_nobody(self, ears, mailbox, dovecot):
        dovecot.put(make_mail(1))
        ears.tune(wanted())
        client = dovecot.client()
        client.select_folder("INBOX")
        client.add_flags(client.search(["ALL"]), [b"\\Seen"])
        client.delete_messages(client.search(["ALL"]))
        client.expunge()
        assert patiently(ears, 1.5) == set()

    def test_it_goes_on_after_the_renewal(self, ears, mailbox, dovecot):
        ears.tune(wanted())
        ears.tune(wanted(), now=time.monotonic() + 26 * 60)
        dovecot.put(make_mail(1))
        assert patiently(ears) == {mailbox.pk}

    def test_a_lost_connection_is_taken_up_again(self, ears, mailbox, dovecot):
        ears.tune(wanted())
        ears.by_mailbox[mailbox.pk].client.socket().shutdown(socket.SHUT_RDWR)
        assert patiently(ears, 1) == set() and not ears.by_mailbox
        ears.tune(wanted(), now=time.monotonic() + 120)
        dovecot.put(make_mail(1))
        assert patiently(ears) == {mailbox.pk}

    def test_what_is_switched_off_or_set_anew_is_no_longer_heard_as_before(self, ears, mailbox):
        ears.tune(wanted())
        first = ears.by_mailbox[mailbox.pk]
        Mailbox.objects.update(folder="Anders")
        ears.tune(wanted())
        assert ears.by_mailbox.get(mailbox.pk) is not first
        Mailbox.objects.update(is_active=False)
        ears.tune(wanted())
        assert not ears.by_mailbox

    def test_a_server_that_cannot_is_left_to_the_poll(self, ears, mailbox, tmp_path):
        (tmp_path / "plain").mkdir()
        with running_dovecot(tmp_path / "plain", capability="IMAP4rev1") as plain:
            Mailbox.objects.update(imap_port=plain.port)
            ears.tune(wanted())
            assert not ears.by_mailbox
            assert ears.wait(0) == set()

    def test_a_token_is_used_while_it_holds_and_renewed_by_the_poll_only(
        self, ears, db, dovecot, tokens
    ):
        token = tokens.give_token({})[1]["access_token"]
        heard_by(dovecot, auth="microsoft", oauth_refresh_token="r", oauth_token_url=tokens.url)
        ears.tune(wanted())
        assert not ears.by_mailbox
        later = timezone.now() + timedelta(hours=1)
        Mailbox.objects.update(oauth_expires_at=later)
        mailbox = Mailbox.objects.get()
        mailbox.oauth_access_token = token
        mailbox.save()
        ears.tune(wanted())
        assert set(ears.by_mailbox) == {mailbox.pk}
        assert not [path for path, _fields in tokens.asked if path == "/token"]

    @pytest.mark.django_db(transaction=True)
    def test_the_worker_reads_what_was_heard_and_ends_within_seconds(self, dovecot):
        mailbox = heard_by(dovecot)
        thread = threading.Thread(target=_listen_and_close)
        thread.start()
        try:
            _until(lambda: _idles(dovecot))
            began = time.monotonic()
            dovecot.put(make_mail(1))
            _until(lambda: Job.objects.filter(name="mail.read").exists())
            assert time.monotonic() - began < 3
            assert Job.objects.get(name="mail.read").args == {"mailbox_id": mailbox.pk}
        finally:
            jobs.STOPPING.set()
            began = time.monotonic()
            thread.join(10)
            jobs.STOPPING.clear()
        assert time.monotonic() - began < 5


def _listen_and_close():
    listen()
    connection.close()


def _idles(dovecot):
    log = dovecot.folder / "log"
    return time.monotonic() > _idles.begun + 1.5 and log.exists()


_idles.begun = 0


def _until(holds, seconds=10):
    _idles.begun = time.monotonic()
    while not holds():
        assert time.monotonic() - _idles.begun < seconds
        time.sleep(0.05)


def test_a_wrong_door_is_not_knocked_at_again_and_again(db, ears):
    cast = make_cast()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    box = make_mailbox(cast.technical, imap_host="127.0.0.1", imap_port=port, password="x")
    ears.tune(wanted())
    assert box.pk in ears.silent_until
    assert ears.silent_until[box.pk] > time.monotonic() + 60


def test_a_mailbox_in_trouble_and_the_demo_are_not_listened_to(db):
    cast = make_cast()
    box = make_mailbox(cast.technical, imap_host="127.0.0.1")
    assert list(wanted()) == [box]
    Mailbox.objects.update(trouble="signin.refused")
    assert list(wanted()) == []
    Mailbox.objects.update(trouble="")
    Department.objects.update_or_create(pk=1, defaults={"is_demo": True})
    assert list(wanted()) == []


def test_what_runs_beside_the_jobs_is_begun_anew_when_it_fails_and_ends_with_the_worker():
    began = []

    def fails():
        began.append(1)
        raise OSError

    worker = Worker(kinds=(), beside={"x": fails})
    thread = threading.Thread(target=worker.keep_beside, args=("x", fails, 0.01))
    thread.start()
    while len(began) < 3:
        time.sleep(0.01)
    jobs.STOPPING.set()
    thread.join(2)
    jobs.STOPPING.clear()
    assert not thread.is_alive()
