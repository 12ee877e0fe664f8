"""Every version of a standard solution can be read, compared and brought back."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.catalogue.models import Topic
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.search.queries import find
from augenhoehe.solutions import events
from augenhoehe.solutions.actions.save import change_solution, create_solution
from augenhoehe.solutions.actions.version import drop_version, restore_version
from augenhoehe.solutions.changes import compared
from augenhoehe.solutions.models import Solution, SolutionVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def solution(cast):
    """Three versions, by Alice, Bob and Carol."""
    topic = Topic.objects.create(name_de="Zugang")
    made = create_solution({"title_de": "Passwort", "steps_de": "Eins\nZwei"}, by=cast.alice)
    change_solution(made, fields={"steps_de": "Eins\nDrei", "topic": topic}, by=cast.bob)
    made.refresh_from_db()
    change_solution(made, fields={"title_de": "Passwort vergessen"}, by=cast.carol)
    return Solution.objects.get()


def test_each_version_is_kept_with_who_and_when(cast, solution):
    rows = list(solution.versions.order_by("number"))
    assert [(row.number, row.changed_by) for row in rows] == [
        (1, cast.alice), (2, cast.bob), (3, cast.carol),
    ]  # fmt: skip
    assert rows[0].texts["steps_de"] == "Eins\nZwei" and rows[2].texts["steps_de"] == "Eins\nDrei"


def test_what_changes_no_text_makes_no_version(cast, solution):
    change_solution(
        solution, fields={"owner": cast.lead, "title_de": solution.title_de}, by=cast.bob
    )
    solution.refresh_from_db()
    assert (solution.version, solution.owner) == (3, cast.lead)
    assert solution.versions.count() == 3


def test_the_page_says_who_changed_what(cast, solution):
    client = signed_in(cast.alice)
    assert (
        f"/solutions/{solution.pk}/versions/"
        in client.get(f"/solutions/{solution.pk}/").content.decode()
    )
    listed = client.get(f"/solutions/{solution.pk}/versions/").content.decode()
    assert all(name in listed for name in ("Alice Anders", "Bob Berger", "Carol Conrad"))
    page = client.get(f"/solutions/{solution.pk}/versions/2/").content.decode()
    assert "<del>Zwei</del>" in page and "<ins>Drei</ins>" in page and "Eins" in page


def test_words_of_a_text_are_no_html(cast, solution):
    evil = "<script>alert(1)</script> & mehr"
    change_solution(solution, fields={"steps_de": evil}, by=cast.bob)
    page = signed_in(cast.alice).get(f"/solutions/{solution.pk}/versions/4/").content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page


def test_an_old_version_comes_back_as_a_new_one(cast, solution):
    client = signed_in(cast.alice)
    client.post(f"/solutions/{solution.pk}/versions/1/restore/")
    solution.refresh_from_db()
    assert (solution.version, solution.title_de, solution.steps_de) == (4, "Passwort", "Eins\nZwei")
    assert solution.topic is None
    assert [hit.owner[1] for hit in find("zwei ", scopes=["everyone"])] == [solution.pk]
    entry = Entry.objects.get(kind=events.VERSION_RESTORED.code)
    assert entry.facts["version"] == 4 and entry.facts["of"] == 1
    client.post(f"/solutions/{solution.pk}/versions/3/restore/")
    solution.refresh_from_db()
    assert (solution.version, solution.title_de) == (5, "Passwort vergessen")
    assert solution.topic is not None


def test_a_topic_that_is_gone_does_not_come_back(cast, solution):
    restore_version(solution.versions.get(number=1), by=cast.alice)
    Topic.objects.all().delete()
    restore_version(solution.versions.get(number=3), by=cast.alice)
    solution.refresh_from_db()
    assert solution.topic is None and solution.title_de == "Passwort vergessen"


def test_the_present_version_is_not_brought_back(cast, solution):
    with pytest.raises(Refused):
        restore_version(solution.versions.get(number=3), by=cast.alice)
    assert Solution.objects.get().version == 3


def test_strangers_see_and_change_nothing(cast, solution):
    for other in (cast.boss, cast.observer, cast.stranger):
        client = signed_in(other)
        for path in ("versions/", "versions/1/"):
            assert client.get(f"/solutions/{solution.pk}/{path}").status_code == 404
        assert client.post(f"/solutions/{solution.pk}/versions/1/restore/").status_code == 404
    assert signed_in(cast.alice).get(f"/solutions/{solution.pk}/versions/9/").status_code == 404


def test_only_the_lead_removes_an_old_version_never_the_present_one(cast, solution):
    path = f"/solutions/{solution.pk}/versions/1/drop/"
    assert signed_in(cast.alice).post(path).status_code == 403
    signed_in(cast.lead).post(path)
    assert not solution.versions.filter(number=1).exists()
    with pytest.raises(Refused):
        drop_version(solution.versions.get(number=3), by=cast.lead)


def test_one_from_before_versions_were_kept_loses_nothing_when_it_changes(cast):
    old = Solution.objects.create(title_de="Alt", steps_de="So war es", changed_at=timezone.now())
    change_solution(old, fields={"steps_de": "So ist es"}, by=cast.bob)
    first, second = old.versions.order_by("number")
    assert (first.number, first.changed_by, first.texts["steps_de"]) == (1, None, "So war es")
    assert second.changed_by == cast.bob


def test_the_update_keeps_what_is_there_with_who_wrote_it_last(cast, solution):
    SolutionVersion.objects.all().delete()
    import_module("augenhoehe.solutions.migrations.0002_versions").keep_present(apps, None)
    row = SolutionVersion.objects.get()
    assert (row.number, row.changed_by, row.texts["title_de"]) == (
        3,
        cast.carol,
        "Passwort vergessen",
    )
    assert row.changed_at == solution.changed_at


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a b c", "a x c", [("same", "a "), ("gone", "b"), ("new", "x"), ("same", " c")]),
        ("", "neu", [("new", "neu")]),
        ("weg", "", [("gone", "weg")]),
        ("gleich", "gleich", [("same", "gleich")]),
        ("a\nb", "a\nb\nc", [("same", "a\nb"), ("new", "\nc")]),
    ],
)
def test_a_comparison_names_words(old, new, shown):
    assert compared(old, new) == shown


def test_long_texts_are_compared_quickly():
    old = "\n".join(f"Zeile {n} mit Wörtern {n * 7 % 13}" for n in range(900))
    assert compared(old, old.replace("Wörtern 3", "Worten 3"))
