"""Pages of standard solutions."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from augenhoehe.catalogue.models import Topic
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.solutions.actions.save import create_solution
from augenhoehe.solutions.models import Solution

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def alice(cast):
    return signed_in(cast.alice)


def test_a_solution_is_written_changed_and_shown(cast, alice):
    answer = alice.post(
        "/solutions/add/", {"title_de": "Zugang", "steps_de": "1. Prüfen\n- Senden"}
    )
    made = Solution.objects.get()
    assert answer.url == made.get_absolute_url()
    page = alice.get(answer.url).content.decode()
    assert "<li>Prüfen</li>" in page and "<li>Senden</li>" in page
    assert alice.get(f"{answer.url}change/").status_code == 200
    form = {"title_de": "Neu", "seen_version": 1, "reply_de": "<script>alert(1)</script> {{name}}"}
    assert alice.post(f"{answer.url}change/", form).status_code == 302
    page = alice.get(answer.url).content.decode()
    assert "<script>alert" not in page and "<mark>{{name}}</mark>" in page
    stale = alice.post(f"{answer.url}change/", {**form, "title_de": "Mein Text bleibt"})
    assert stale.status_code == 200 and "Mein Text bleibt" in stale.content.decode()
    for verb in ("retire", "restore", "review"):
        assert alice.post(f"{answer.url}{verb}/").status_code == 302
        assert alice.get(f"{answer.url}{verb}/").status_code == 405


def test_an_untitled_one_is_shown_again_with_the_error(alice):
    answer = alice.post("/solutions/add/", {"title_de": "", "reply_de": "Text bleibt"})
    assert answer.status_code == 200 and "Text bleibt" in answer.content.decode()


def test_the_list_filters_in_its_address_and_exports(cast, alice):
    topic = Topic.objects.create(name_de="Lohn")
    create_solution({"title_de": "Mit", "topic": topic, "owner": cast.bob}, by=cast.alice)
    create_solution({"title_de": "Ohne", "review_on": timezone.localdate()}, by=cast.alice)

    def shown(query):
        page = alice.get(f"/solutions/?{query}").content.decode()
        return [title for title in ("Mit", "Ohne") if f">{title}</a>" in page]

    assert shown("") == ["Mit", "Ohne"]
    assert shown(f"topic={topic.pk}") == ["Mit"] == shown(f"owner={cast.bob.pk}")
    assert shown("only=due") == ["Ohne"] and shown("only=retired") == []
    assert shown("q=ohn") == ["Ohne"]
    assert shown("topic=x&product=²&owner=9999999999999999999999&after=x") == ["Mit", "Ohne"]
    export = alice.get("/solutions/?export=csv").getvalue().decode("utf-8-sig")
    assert export.splitlines()[1].startswith("Mit;")


def test_three_rows_cost_as_many_questions_as_one(cast, alice):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            alice.get("/solutions/")
        return len(asked)

    topics = [Topic.objects.create(name_de=f"T{n}") for n in range(3)]
    create_solution({"title_de": "A", "topic": topics[0], "owner": cast.alice}, by=cast.alice)
    cost()
    one = cost()
    for topic in topics[1:]:
        create_solution({"title_de": "B", "topic": topic, "owner": cast.bob}, by=cast.alice)
    assert cost() == one <= 12


def test_a_reply_becomes_a_solution_after_its_placeholders_were_shown(alice):
    text = "Guten Tag Frau Meier,\n\nIhr Vorgang 4711 ist am 12.03.2026 erledigt."
    given = {"text": text, "language": "de", "known": "Meier\nMusterbau"}
    shown = alice.post("/solutions/from-text/", given)
    assert not Solution.objects.exists() and "Meier" in shown.content.decode()
    numbers = range(shown.content.decode().count('name="take"'))
    assert len(numbers) >= 2
    answer = alice.post("/solutions/from-text/", {**given, "title": "Erledigt", "take": [*numbers]})
    made = Solution.objects.get()
    assert answer.url == made.get_absolute_url()
    assert "Meier" not in made.reply_de and "12.03.2026" not in made.reply_de
    assert "{{" in made.reply_de
    alice.post("/solutions/from-text/", {**given, "title": "Mit Namen"})
    assert Solution.objects.get(title_de="Mit Namen").reply_de == text


def test_others_get_nothing(cast):
    made = create_solution({"title_de": "A"}, by=cast.alice)
    for user in (cast.boss, cast.admin, cast.observer, cast.stranger):
        client = signed_in(user)
        assert client.get("/solutions/").status_code == 403
        assert client.get(made.get_absolute_url()).status_code == 404
        assert client.post(f"{made.get_absolute_url()}retire/").status_code == 404
        assert client.post("/solutions/from-text/", {"text": "x", "title": "x"}).status_code == 403
    assert signed_in(None).get("/solutions/").status_code == 302


def test_naughty_strings_are_kept_and_shown_escaped(alice):
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    for text in json.loads(BLNS.read_text())[::7]:
        form = {"title_de": text, "steps_de": text, "reply_de": text, "authority_en": text}
        answer = alice.post("/solutions/add/", form)
        assert answer.status_code in (200, 302)
        if answer.status_code == 302:
            assert "<script>alert" not in alice.get(answer.url).content.decode()
        assert alice.post("/solutions/from-text/", {"text": text}).status_code == 200
