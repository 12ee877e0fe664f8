"""The composer offers what fits, filled in, and forgets nothing that it does not know."""

import pytest

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.solutions.actions.retire import retire_solution
from augenhoehe.solutions.actions.save import create_solution
from augenhoehe.solutions.places import PLACES, Place, place
from augenhoehe.solutions.queries import suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def titles(words="", **more):
    return [row.title_de for row in suggest(words, **more)]


def test_words_in_the_title_come_before_words_elsewhere(cast):
    create_solution({"title_de": "Rechnung senden"}, by=cast.alice)
    create_solution({"title_de": "Mahnung", "fits_when_de": "Eine Rechnung fehlt"}, by=cast.alice)
    create_solution({"title_de": "Zugang"}, by=cast.alice)
    assert titles("rech") == ["Rechnung senden", "Mahnung"]
    assert titles("rechnung fehlt") == ["Mahnung"]
    assert titles("unbekannt") == []
    assert len(titles("")) == 3


def test_topic_and_product_of_the_concern_come_first(cast):
    topic, product = Topic.objects.create(name_de="Lohn"), Product.objects.create(name_de="App")
    create_solution({"title_de": "A"}, by=cast.alice)
    create_solution({"title_de": "Z", "topic": topic}, by=cast.alice)
    create_solution({"title_de": "Y", "product": product}, by=cast.alice)
    assert titles(topic_id=topic.pk, product_id=product.pk) == ["Z", "Y", "A"]
    assert titles("lohn") == ["Z"]


def test_what_is_retired_is_not_offered(cast):
    retire_solution(create_solution({"title_de": "A"}, by=cast.alice), by=cast.lead)
    assert titles() == []


def test_it_costs_one_question(cast, django_assert_num_queries):
    for n in range(3):
        create_solution({"title_de": f"A {n}"}, by=cast.alice)
    with django_assert_num_queries(1):
        assert len(titles("a")) == 3


def test_the_composer_gets_filled_text_and_no_foreign_markup(cast):
    create_solution(
        {
            "title_de": "Zugang <b>",
            "reply_de": "{{salutation}}\n\nIhr Vorgang {{number}} <script>x</script> {{unknown}}",
            "reply_en": "{{salutation}} your case {{number}}",
        },
        by=cast.alice,
    )
    values = {"salutation": 'Guten Tag <img src=x onerror="a">', "number": "#5"}

    @place("test")
    def here(pk, *, user):
        return Place("de", values=values) if pk == 5 else None

    try:
        part = signed_in(cast.alice).get("/solutions/pick/?q=zug&test=5").content.decode()
        other = signed_in(cast.alice).get("/solutions/pick/?q=zug&test=6").content.decode()
    finally:
        del PLACES["test"]
    assert "#5" in part and "{{unknown}}" in part and "<script>" not in part and "<img" not in part
    assert "&amp;lt;img" in part
    assert "{{number}}" in other


def test_who_answers_nobody_is_offered_nothing(cast):
    for user in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(user).get("/solutions/pick/").status_code == 403
