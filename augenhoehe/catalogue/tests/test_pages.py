"""Topics and products are kept by those who keep the settings, and end without being deleted."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from augenhoehe.catalogue.models import Topic
from augenhoehe.catalogue.queries import topics_in_use
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"


@pytest.fixture
def cast():
    return make_cast()


@pytest.mark.parametrize("page", ["topics", "products"])
def test_a_row_is_added_changed_ended_and_brought_back(cast, page):
    lead = signed_in(cast.lead)
    lead.post(
        f"/catalogue/{page}/add/", {"name_de": "Lohnlauf", "name_en": "Payroll", "position": 1}
    )
    text = lead.get(f"/catalogue/{page}/").content.decode()
    assert "Payroll" in text
    pk = Entry.objects.latest("id").subject_id
    lead.post(f"/catalogue/{page}/{pk}/", {"name_de": "Lohn", "name_en": "Wages", "position": 0})
    assert "Wages" in lead.get(f"/catalogue/{page}/").content.decode()
    lead.post(f"/catalogue/{page}/{pk}/retire/")
    assert lead.post(f"/catalogue/{page}/{pk}/retire/").status_code == 409
    assert "Offer again" in lead.get(f"/catalogue/{page}/").content.decode()
    lead.post(f"/catalogue/{page}/{pk}/restore/")
    assert Entry.objects.count() == 4


def test_a_retired_topic_is_offered_no_more(cast):
    topic = Topic.objects.create(name_de="Lohn")
    assert list(topics_in_use()) == [topic]
    signed_in(cast.admin).post(f"/catalogue/topics/{topic.pk}/retire/")
    assert not topics_in_use()


def test_a_name_is_there_once_and_says_so_at_the_field(cast):
    Topic.objects.create(name_de="Lohn")
    lead = signed_in(cast.lead)
    answer = lead.post("/catalogue/topics/add/", {"name_de": "Lohn", "position": 0})
    assert answer.status_code == 200 and "error-summary" in answer.content.decode()
    assert Topic.objects.count() == 1


def test_others_look_or_see_nothing(cast):
    topic = Topic.objects.create(name_de="Lohn")
    observer = signed_in(cast.observer)
    page = observer.get("/catalogue/topics/").content.decode()
    assert "Lohn" in page and "/catalogue/topics/add/" not in page
    assert observer.post(f"/catalogue/topics/{topic.pk}/retire/").status_code == 403
    for user in (cast.alice, cast.boss, cast.stranger):
        assert signed_in(user).get("/catalogue/topics/").status_code == 403
        assert signed_in(user).post("/catalogue/topics/add/", {"name_de": "x"}).status_code == 403
    assert signed_in(cast.lead).get(f"/catalogue/topics/{topic.pk}/retire/").status_code == 405


def test_three_rows_cost_as_many_questions_as_one(cast):
    lead = signed_in(cast.lead)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            lead.get("/catalogue/topics/")
        return len(asked)

    Topic.objects.create(name_de="A")
    cost()
    one = cost()
    Topic.objects.create(name_de="B")
    Topic.objects.create(name_de="C")
    assert cost() == one


def test_naughty_names_are_kept_and_shown_escaped(cast):
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    lead = signed_in(cast.lead)
    for text in json.loads(BLNS.read_text()):
        answer = lead.post("/catalogue/topics/add/", {"name_de": text, "position": 0})
        assert answer.status_code in (200, 302), text
    assert "<script>alert" not in lead.get("/catalogue/topics/").content.decode()
