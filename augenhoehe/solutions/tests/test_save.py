"""Standard solutions are written, changed, ended and reviewed; refusals write nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.search.queries import find
from augenhoehe.solutions import needs
from augenhoehe.solutions.actions.retire import restore_solution, retire_solution
from augenhoehe.solutions.actions.review import review_solution
from augenhoehe.solutions.actions.save import change_solution, create_solution
from augenhoehe.solutions.models import Solution

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def found(words):
    return [hit.owner[1] for hit in find(words, scopes=["everyone"])]


def test_a_new_solution_is_found_by_its_words(cast):
    made = create_solution({"title_de": " Passwort  neu ", "reply_de": "Klick\0en"}, by=cast.alice)
    assert made.title_de == "Passwort neu" and made.reply_de == "Klicken"
    assert found("passwörter ") == [made.pk] == found("klicken")
    assert found("nichts ") == []


def test_an_english_one_needs_no_german_title(cast):
    made = create_solution({"title_en": "Reset"}, by=cast.alice)
    assert made.says("title", "de") == "Reset"


def test_an_untitled_one_is_refused_and_nothing_is_written(cast):
    with pytest.raises(Refused):
        create_solution({"title_de": " "}, by=cast.alice)
    assert not Solution.objects.exists() and not Entry.objects.exists()


def test_a_change_counts_the_version_and_a_stale_one_is_refused(cast):
    made = create_solution({"title_de": "A"}, by=cast.alice)
    changed = change_solution(made, fields={"title_de": "Beta"}, by=cast.bob)
    assert changed.version == 2 and found("beta") == [made.pk]
    with pytest.raises(Refused):
        change_solution(made, fields={"title_de": "C", "version": 1}, by=cast.alice)
    changed.refresh_from_db()
    assert changed.title_de == "Beta"


def test_an_ended_one_is_not_found_and_can_come_back(cast):
    made = create_solution({"title_de": "Passwort"}, by=cast.alice)
    retire_solution(made, by=cast.lead)
    assert found("passwort") == []
    with pytest.raises(Refused):
        retire_solution(made, by=cast.lead)
    restore_solution(made, by=cast.lead)
    assert found("passwort") == [made.pk]


def test_the_owner_is_asked_when_the_review_date_has_come(cast):
    today = timezone.localdate()
    made = create_solution({"title_de": "A", "owner": cast.alice, "review_on": today}, by=cast.lead)
    create_solution(
        {"title_de": "B", "owner": cast.alice, "review_on": today + timedelta(days=1)}, by=cast.lead
    )
    now = timezone.now()
    asked = needs.review(Solution.objects.all(), cast.alice, now)
    assert [one.label for one in asked] == ["A"] and asked[0].rank == 7
    assert needs.review(Solution.objects.all(), cast.bob, now) == []
    review_solution(made, by=cast.alice)
    assert needs.review(Solution.objects.all(), cast.alice, now) == []
