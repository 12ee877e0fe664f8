"""Many files at once."""

import pytest

from augenhoehe.files.actions import attach_all, store_blob, store_blobs
from augenhoehe.files.queries import attachments_of, read
from augenhoehe.files.store import digest_of
from augenhoehe.people.models import Team


@pytest.mark.django_db
def test_many_files_are_kept_and_linked_in_a_few_steps(django_assert_max_num_queries):
    known = store_blob(b"schon da")
    owner = Team.objects.create(name="Technik")
    datas = [b"schon da", b"neu", b"neu", *(b"%d" % n for n in range(30))]
    with django_assert_max_num_queries(8):
        blobs = store_blobs(datas)
        attach_all(
            [(blobs[digest_of(data)], "../a.txt", "text/plain", "", False) for data in datas],
            owner=owner,
        )
    assert blobs[digest_of(b"schon da")] == known
    assert [read(link.blob) for link in attachments_of(owner)] == datas
    assert {link.name for link in attachments_of(owner)} == {"a.txt"}
