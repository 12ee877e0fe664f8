"""Rows written by a statement that is put together once are the rows that Django would write."""

from datetime import UTC, datetime, timedelta

import pytest

from augenhoehe.base.models import Job
from augenhoehe.base.rows import insert, update

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, 8, 30, 15, 123456, tzinfo=UTC)


def job(**more):
    return Job(name="x.y", args={"ü": [1, None, "it's"]}, due_at=NOW, key='%s "k"', **more)


def values(row):
    return {name: value for name, value in row.__dict__.items() if name not in ("_state", "id")}


def test_what_is_inserted_is_what_saving_inserts():
    first = insert(job(lane="a"))
    found = Job.objects.get(pk=first.pk)
    assert values(found) == values(first) and found.args == {"ü": [1, None, "it's"]}
    Job.objects.filter(pk=first.pk).delete()
    saved = job(lane="a")
    saved.save()
    assert values(Job.objects.get(pk=saved.pk)) == values(found)


def test_an_inserted_row_is_saved_as_one_that_is_there():
    row = insert(job())
    row.lane = "b"
    row.save()
    assert [one.lane for one in Job.objects.all()] == ["b"]


def test_only_the_named_fields_of_these_rows_are_written():
    one, two, three = (insert(Job(name=name, due_at=NOW)) for name in "abc")
    for row in (one, two):
        row.name, row.args, row.due_at = "new", {"n": row.pk}, NOW + timedelta(hours=1)
    update([one, two], ["args", "due_at"])
    found = {row.pk: row for row in Job.objects.all()}
    assert [found[row.pk].name for row in (one, two, three)] == ["a", "b", "c"]
    assert found[two.pk].args == {"n": two.pk} and found[one.pk].due_at == one.due_at
    assert found[three.pk].args == {} and found[three.pk].due_at == NOW


def test_nothing_is_written_for_no_rows(django_assert_num_queries):
    with django_assert_num_queries(0):
        update([], ["name"])
