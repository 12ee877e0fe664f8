"""Bytes are kept once, durably, and go when nobody links them any more."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.files import store
from augenhoehe.files.actions import (
    attach,
    detach,
    detach_all,
    move_attachments,
    store_blob,
    store_file,
)
from augenhoehe.files.actions.sweep import sweep_blobs, sweep_these
from augenhoehe.files.models import Attachment, Blob
from augenhoehe.files.queries import attachments_by_owner, attachments_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_same_bytes_are_kept_once():
    one, two = store_blob(b"same"), store_blob(b"same")
    assert one == two and Blob.objects.count() == 1
    assert read(one) == b"same" and one.size == 4
    assert one.sha256 in str(store.path_of(one.sha256))


def test_nothing_half_written_stays_when_writing_fails(monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError):
        store_blob(b"too much for this disk")
    assert not Blob.objects.exists()
    assert not [p for p in store.stored_files() if p.name.startswith(store.TEMPORARY)]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_store_the_same_bytes():
    kept, failed = [], []

    def keep():
        try:
            kept.append(store_blob(b"at once").pk)
        except Exception as failure:
            failed.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=keep) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and len(set(kept)) == 1 and Blob.objects.count() == 1


def test_a_linked_blob_is_never_swept_and_an_unlinked_one_after_the_grace():
    owner, other = store_blob(b"owner"), store_blob(b"other")
    attach(other, owner=owner, name="a.txt")
    attach(owner, owner=owner, name="b.txt")
    Blob.objects.update(stored_at=timezone.now() - timedelta(days=3))
    assert sweep_blobs() == 0
    detach_all(Blob, [owner.pk])
    assert sweep_blobs() == 2
    assert not Blob.objects.exists() and not store.path_of(other.sha256).exists()


def test_a_young_blob_waits_for_its_link_and_a_found_one_is_young_again():
    blob = store_blob(b"young")
    assert sweep_blobs() == 0
    Blob.objects.update(stored_at=timezone.now() - timedelta(days=3))
    store_blob(b"young")
    assert sweep_blobs() == 0 and Blob.objects.filter(pk=blob.pk).exists()
    assert sweep_blobs(grace=timedelta(0)) == 1


def test_a_file_that_no_row_knows_is_swept():
    blob = store_blob(b"rolled back")
    path = store.path_of(blob.sha256)
    Blob.objects.all().delete()
    assert sweep_blobs(grace=timedelta(seconds=-5)) == 1
    assert not path.exists()


def test_a_lost_file_is_written_again():
    blob = store_blob(b"lost")
    store.remove(blob.sha256)
    assert read(store_blob(b"lost")) == b"lost"


def test_links_of_many_owners_cost_one_query(django_assert_num_queries):
    owners = [store_blob(bytes([n])) for n in range(3)]
    for owner in owners:
        attach(owner, owner=owner, name="x.png", content_id="cid")
    with django_assert_num_queries(1):
        found = attachments_by_owner(owners)
        assert [found[o.pk][0].blob for o in owners] == owners


def test_links_move_from_a_draft_to_its_message():
    draft, message = store_blob(b"draft"), store_blob(b"message")
    attach(draft, owner=draft, name="x")
    assert move_attachments(source=draft, to=message) == 1
    assert [link.blob for link in attachments_of(message)] == [draft]
    assert not Attachment.objects.filter(owner_id=draft.pk).exists()
    detach(Attachment.objects.get())
    assert not Attachment.objects.exists()


def test_an_erasure_sweeps_its_own_blobs_only():
    mine, linked, other = (store_blob(bytes([n])) for n in range(3))
    attach(linked, owner=other, name="x")
    assert sweep_these([mine.pk, linked.pk]) == 0
    assert sweep_these([mine.pk, linked.pk], grace=timedelta(0)) == 1
    assert set(Blob.objects.all()) == {linked, other}


def test_a_big_file_moves_in_and_is_known_as_the_same_bytes():
    with store.unfinished() as path:
        path.write_bytes(b"big")
        blob = store_file(path)
    assert (blob.size, read(blob)) == (3, b"big") and blob == store_blob(b"big")


def test_a_file_that_was_never_finished_goes_at_once_or_in_the_night(tmp_path):
    with pytest.raises(OSError), store.unfinished() as path:
        raise OSError
    assert not path.exists()
    stray = tmp_path / ".new-crash"
    stray.write_bytes(b"x")
    assert sweep_blobs(grace=timedelta(seconds=-1)) == 1 and not stray.exists()
