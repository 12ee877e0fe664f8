"""A contact's data are handed out once, readable and as data."""

import json
import os
import tracemalloc
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.models import Attachment, Blob
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.privacy import jobs
from augenhoehe.privacy.actions.export import ask_for_export, fetch_export
from augenhoehe.privacy.models import Export
from augenhoehe.privacy.tests.cast import EMAIL, NAME, make_traces

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast():
    return make_cast()


def packed(contact, by, **more):
    export = ask_for_export(contact, by=by, **more)
    jobs.export(export.pk)
    return Export.objects.get(pk=export.pk)


def opened(data):
    file = ZipFile(data)
    return {name: file.read(name) for name in file.namelist()}


def test_everything_is_in_it_and_internal_notes_only_if_wanted(cast):
    contact, _ticket = make_traces(cast)
    export = packed(contact, cast.lead)
    assert export.ready_at and export.done_count
    files = opened(fetch_export(export, by=cast.lead)[0])
    page, data = files["index.html"].decode(), json.loads(files["data.json"])
    assert NAME in page and EMAIL in page and "Mirabellenlauf" in page
    assert "freundlich" not in page and {one["title"] for one in data}
    assert any(b"als Datei" in content for content in files.values())
    assert any(name.endswith(".eml") for name in files)
    again = opened(fetch_export(packed(contact, cast.lead, with_internal=True), by=cast.lead)[0])
    assert "freundlich" in again["index.html"].decode()


def test_many_big_files_are_packed_with_little_memory_and_nothing_half_is_left(cast, tmp_path):
    contact, ticket = make_traces(cast)
    said = ticket.messages.first()
    for number in range(8):
        attach(store_blob(os.urandom(4_000_000)), owner=said, name=f"{number}.bin")
    tracemalloc.start()
    export = packed(contact, cast.lead)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    file, _blobs = fetch_export(export, by=cast.lead)
    assert len([name for name in opened(file) if name.endswith(".bin")]) == 8
    assert not list(tmp_path.glob(".new-*"))


def test_it_is_fetched_once_and_by_whoever_asked(cast):
    contact, _ticket = make_traces(cast)
    lead = signed_in(cast.lead)
    answer = lead.post(f"/privacy/contact/{contact.pk}/export/", {"with_internal": "1"})
    export = Export.objects.get()
    assert "packed" in lead.get(answer.url).content.decode().lower()
    assert lead.post(f"{answer.url}fetch/").status_code == 409
    jobs.export(export.pk)
    link = Attachment.objects.get(name__startswith="export")
    assert lead.get(f"/files/{link.pk}/").status_code == 404
    assert lead.get(f"{answer.url}fetch/").status_code == 405
    Blob.objects.update(stored_at=timezone.now() - timedelta(hours=1))
    got = lead.post(f"{answer.url}fetch/")
    assert got.status_code == 200 and "attachment" in got["Content-Disposition"]
    assert "index.html" in opened(BytesIO(b"".join(got.streaming_content)))
    assert not Blob.objects.filter(pk=link.blob_id).exists()
    assert lead.post(f"{answer.url}fetch/").status_code == 409
    other = signed_in(make_second_lead())
    assert other.get(answer.url).status_code == 404


def make_second_lead():
    return make_person("Lutz Leitung", "lead")


def test_an_export_nobody_fetched_ends(cast):
    contact, _ticket = make_traces(cast)
    export = packed(contact, cast.lead)
    Export.objects.update(ready_at=timezone.now() - timedelta(days=8))
    Blob.objects.update(stored_at=timezone.now() - timedelta(days=8))
    jobs.nightly()
    with pytest.raises(Refused):
        fetch_export(export, by=cast.lead)
    assert not Attachment.objects.filter(name__startswith="export").exists()


def test_a_packing_that_fails_says_so(cast, monkeypatch):
    contact, _ticket = make_traces(cast)
    export = ask_for_export(contact, by=cast.lead)

    def broken(*_args, **_more):
        raise OSError("disk full")

    monkeypatch.setattr(jobs, "store_file", broken)
    with pytest.raises(OSError):
        jobs.export(export.pk)
    page = signed_in(cast.lead).get(f"/privacy/packed/{export.pk}/").content.decode()
    assert "did not work" in page
