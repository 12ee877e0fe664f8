"""The search page shows what one may see and nothing else, in few questions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from augenhoehe.base.offers import SUBJECTS, ref, subject
from augenhoehe.search.actions import Doc, index_texts
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.scopes import SCOPES, scopes

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def seen(client):
    """Documents stand for things here; a reader has a scope, and sees all but the hidden ones."""
    user = get_user_model().objects.create(email="a@example.org", name="A", language="en")
    client.force_login(user)
    hidden = set()
    known = subject(
        SearchDoc,
        visible_to=lambda user: SearchDoc.objects.exclude(pk__in=hidden),
        label=lambda thing: f"thing <{thing.owner_id}>",
        url=lambda thing: f"/thing/{thing.pk}/",
    )
    scopes("test")(lambda user: ["team1"])
    yield hidden
    del SUBJECTS[known.type], SCOPES["test"]


def thing(number, words):
    """A document that is its own owner."""
    at = START + timedelta(minutes=number)
    index_texts([Doc(owner=(1, number), at=at, scope="none", texts=[])])
    row = SearchDoc.objects.get(owner_id=number, owner_type=1)
    index_texts([Doc(owner=ref(row), at=at, scope="team1", texts=[words], names=[words])])
    return row


def test_hits_are_shown_escaped_and_the_invisible_not_at_all(client, seen):
    thing(1, "Lohnlauf")
    secret = thing(2, "Lohnlauf geheim")
    seen.add(secret.pk)
    page = client.get("/search/", {"q": "lohn"}).content.decode()
    assert "thing &lt;1&gt;" in page and "thing &lt;2&gt;" not in page
    part = client.get("/search/palette/", {"q": "lohn"}).content.decode()
    assert "thing &lt;1&gt;" in part and "thing &lt;2&gt;" not in part and "<html" not in part


def test_while_typing_only_the_hits_come(client, seen):
    thing(1, "Lohn")
    part = client.get("/search/", {"q": "loh"}, headers={"hx-request": "true"}).content.decode()
    assert "thing" in part and "<html" not in part


@pytest.mark.parametrize(
    "query", ["q=", "q=a", "q=%00%00", "q=lohn&before=x", "q=lohn&before=" + "9" * 19, "before=5"]
)
def test_odd_questions_are_answered(client, seen, query):
    assert client.get(f"/search/?{query}").status_code == 200
    assert client.get(f"/search/palette/?{query}").status_code == 200


def test_three_hits_cost_as_many_questions_as_one(client, seen):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/", {"q": "lohn"})
        return len(asked)

    thing(1, "Lohn")
    cost()
    one = cost()
    thing(2, "Lohn")
    thing(3, "Lohn")
    assert cost() == one <= 12


def test_strangers_are_sent_to_the_door(client):
    assert client.get("/search/?q=x").status_code == 302
    assert client.get("/search/palette/?q=x").status_code == 302
