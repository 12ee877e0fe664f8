"""A file is served to those who may see its owner, and nothing in it can run."""

import pytest
from django.contrib.auth import get_user_model

from augenhoehe.base.offers import SUBJECTS, subject
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.models import Blob
from augenhoehe.files.tests.test_names import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return get_user_model().objects.create(email="a@example.org", name="A")


@pytest.fixture
def link(reader):
    """A picture attached to something only `reader` may see."""
    blob = store_blob(png(4, 4))
    mine = subject(
        Blob,
        visible_to=lambda user: Blob.objects.filter(pk=blob.pk if user == reader else 0),
        url=str,
    )
    yield attach(blob, owner=blob, name="bild\r\n.png", content_type="text/html")
    del SUBJECTS[mine.type]


def test_a_stranger_and_an_unknown_person_get_nothing(client, link):
    assert client.get(link.get_absolute_url()).status_code == 302
    other = get_user_model().objects.create(email="b@example.org", name="B")
    client.force_login(other)
    assert client.get(link.get_absolute_url()).status_code == 404
    assert client.get(link.show_url).status_code == 404


def test_a_file_whose_owner_nobody_vouches_for_is_not_served(client, reader, link):
    link.owner_type = 1
    link.save()
    client.force_login(reader)
    assert client.get(link.get_absolute_url()).status_code == 404


def test_a_download_is_never_shown_and_never_runs(client, reader, link):
    client.force_login(reader)
    answer = client.get(link.get_absolute_url())
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="bild.png"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"".join(answer) == png(4, 4)


def test_a_picture_is_shown_as_what_it_is_whatever_it_claims(client, reader, link):
    client.force_login(reader)
    answer = client.get(link.show_url)
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("inline")


def test_what_only_claims_to_be_a_picture_is_saved(client, reader, link):
    link.blob = store_blob(b"<svg onload=alert(1)>")
    link.save()
    client.force_login(reader)
    answer = client.get(f"{link.get_absolute_url()}show/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_file_that_the_disk_lost_is_not_found(client, reader, link):
    Blob.objects.filter(pk=link.blob_id).update(sha256="0" * 64)
    client.force_login(reader)
    assert client.get(link.get_absolute_url()).status_code == 404


def test_nothing_changes_by_post(client, reader, link):
    client.force_login(reader)
    assert client.post(link.get_absolute_url()).status_code == 405
