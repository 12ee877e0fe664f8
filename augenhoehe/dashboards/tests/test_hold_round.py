"""The team round: three signals by a rule, one measure, one thank-you, decisions on the spot."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.offers import ref
from augenhoehe.dashboards.actions.hold_round import (
    begin_round,
    decide_in_round,
    end_round,
    go_on_with_round,
    write_round,
)
from augenhoehe.dashboards.models import Round
from augenhoehe.dashboards.round_words import signals_of
from augenhoehe.dashboards.rounds import MOST, signals_for
from augenhoehe.journal.models import Entry
from augenhoehe.measures.actions.open import open_measure
from augenhoehe.measures.facts import Sketch
from augenhoehe.measures.models import Measure
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.practice.queries import week_case
from augenhoehe.tickets.models import Concealment, Handover, Notice, Promise, Ticket
from augenhoehe.tickets.tests.cast import make_ticket

THANKS = "Danke an den Empfang für den ruhigen Montag."


@pytest.fixture
def cast(db):
    return make_cast()


def today():
    return timezone.localdate()


def later():
    return today() + timedelta(days=7)


@pytest.fixture
def round_(cast):
    return begin_round(today(), by=cast.alice)


def promise(cast, ticket):
    now = timezone.now()
    return Promise.objects.create(
        ticket=ticket, text="Rückruf", due_at=now - timedelta(days=1), made_by=cast.alice,
        made_at=now - timedelta(days=2), owner=cast.alice,
    )  # fmt: skip


def notice(cast, ticket=None):
    now = timezone.now()
    return Notice.objects.create(text="Komisch", ticket=ticket, noticed_by=cast.bob, noticed_at=now)


def kinds():
    return {one["kind"]: one["n"] for one in signals_for()}


def test_what_is_quiet_takes_no_place(cast):
    assert signals_for() == []


def test_overdue_promises_come_before_what_was_noticed(cast):
    notice(cast)
    promise(cast, make_ticket(cast.technical))
    assert [one["kind"] for one in signals_for()] == ["promises", "notice"]


def test_a_figure_that_became_worse_comes_first(cast):
    now = timezone.now()
    for week in range(20):
        for number in range(30):
            at = now - timedelta(weeks=20 - week, hours=-number)
            ticket = make_ticket(cast.technical, at=at)
            late = number == 0 if week < 19 else number < 28
            Ticket.objects.filter(pk=ticket.pk).update(
                first_response_at=at + timedelta(hours=30 if late else 1),
                response_due_at=at + timedelta(hours=4),
                assignee=None,
            )
    promise(cast, make_ticket(cast.technical))
    found = signals_for()
    assert found[0]["kind"] == "figure" and found[0]["variation"] == "concern"
    assert "far" not in found[0] and found[0]["n"]


def test_concerns_that_not_all_may_read_count_for_nothing(cast):
    confidential = make_ticket(cast.confidential)
    about_bob = make_ticket(cast.technical)
    Concealment.objects.create(ticket=about_bob, user=cast.bob)
    secret = make_ticket(cast.technical)
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)
    for ticket in (confidential, about_bob, secret):
        promise(cast, ticket)
        notice(cast, ticket)
    assert kinds() == {}


def test_there_are_never_more_than_three(cast):
    assert MOST == 3
    assert len(signals_for()) <= MOST


def test_the_round_keeps_its_signals_as_they_stood(cast):
    late = promise(cast, make_ticket(cast.technical))
    found = begin_round(today(), by=cast.alice)
    late.delete()
    found.refresh_from_db()
    assert [one["kind"] for one in found.signals] == ["promises"]
    assert "1" in signals_of(found)[0].title


def test_nobody_prepares_two_rounds(cast, round_):
    assert begin_round(today(), by=cast.bob) == round_
    end_round(round_, by=cast.alice)
    with pytest.raises(Refused):
        begin_round(today(), by=cast.bob)
    assert Round.objects.count() == 1


def test_the_measure_whose_date_comes_next_is_looked_at(cast):
    open_measure(Sketch("Später", cast.alice, later()), by=cast.lead)
    soon = open_measure(Sketch("Bald", cast.alice, today()), by=cast.lead)
    assert begin_round(today(), by=cast.alice).measure == soon


def test_a_decision_becomes_a_quick_measure_of_this_round(cast, round_):
    client = signed_in(cast.lead)
    given = {"title": "Vorlage kürzen", "owner": cast.bob.pk, "due_on": later()}
    assert client.post(f"/rounds/{round_.pk}/decide/", given).status_code == 302
    measure = Measure.objects.get()
    assert (measure.kind, measure.state, measure.owner) == ("quick", "running", cast.bob)
    assert (measure.signal_type, measure.signal_id) == ref(round_)
    assert "Vorlage kürzen" in client.get(round_.get_absolute_url()).content.decode()


def test_an_agent_gives_work_to_nobody_else(cast, round_):
    given = {"title": "Mach du", "owner": cast.bob.pk, "due_on": later()}
    assert signed_in(cast.alice).post(f"/rounds/{round_.pk}/decide/", given).status_code == 422
    assert not Measure.objects.exists()


def test_the_thank_you_is_kept_without_who_typed_it(cast, round_):
    write_round(round_, thanks=THANKS, measure=None, by=cast.bob)
    kept = Round.objects.values().get()
    assert kept["thanks"] == THANKS
    assert {name for name in kept if "by" in name} == set()
    shown = signed_in(cast.alice).get(round_.get_absolute_url()).content.decode()
    assert THANKS in shown and cast.bob.name not in shown.partition("<main")[2]


def test_a_round_that_is_over_stays_as_it_was_until_it_is_opened_again(cast, round_):
    end_round(round_, by=cast.alice)
    for act in (
        lambda: write_round(round_, thanks="x", measure=None, by=cast.bob),
        lambda: decide_in_round(round_, title="x", owner=cast.bob, due_on=later(), by=cast.bob),
        lambda: end_round(round_, by=cast.bob),
    ):
        with pytest.raises(Refused):
            act()
    assert not Measure.objects.exists()
    go_on_with_round(round_, by=cast.bob)
    write_round(round_, thanks="x", measure=None, by=cast.bob)


def test_a_round_is_not_opened_beside_another(cast, round_):
    end_round(round_, by=cast.alice)
    Round.objects.filter(pk=round_.pk).update(held_on=today() - timedelta(days=7))
    begin_round(today(), by=cast.alice)
    with pytest.raises(Refused):
        go_on_with_round(round_, by=cast.alice)


@pytest.mark.parametrize("who", ["boss", "admin", "observer", "stranger"])
def test_the_round_is_for_those_who_do_the_work(cast, round_, who):
    client = signed_in(getattr(cast, who))
    assert client.get(round_.get_absolute_url()).status_code in (403, 404)
    assert client.get("/rounds/").status_code in (403, 404)
    assert client.post("/rounds/begin/").status_code in (403, 404)


def test_the_list_is_searched_filtered_and_exported(cast, round_):
    write_round(round_, thanks=THANKS, measure=None, by=cast.bob)
    decide_in_round(round_, title="Vorlage kürzen", owner=cast.bob, due_on=later(), by=cast.bob)
    client = signed_in(cast.alice)
    own = round_.get_absolute_url()
    for query in ("?q=Empfang", "?q=Vorlage", f"?year={today().year}"):
        assert own in client.get(f"/rounds/{query}").content.decode().partition("<ul")[2]
    assert "No round fits" in client.get("/rounds/?q=Nashorn").content.decode()
    table = b"".join(client.get("/rounds/?export=csv").streaming_content).decode()
    assert THANKS in table and "Vorlage kürzen" in table
    assert Entry.objects.order_by("-pk").first().facts == {"count": 1}


@pytest.mark.parametrize("path", ["/rounds/", "own"])
def test_pages_ask_little(cast, round_, path, django_assert_max_num_queries):
    for number in range(4):
        title = f"Beschluss {number}"
        decide_in_round(round_, title=title, owner=cast.bob, due_on=later(), by=cast.bob)
    client = signed_in(cast.alice)
    path = round_.get_absolute_url() if path == "own" else path
    client.get(path)
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


def test_handovers_are_named_from_two_on(cast):
    assert Handover.Needed.values and "handover" not in kinds()


def test_the_round_leads_to_the_case_of_its_week(cast, round_):
    weekly, _chosen = week_case(round_.held_on, user=cast.alice, language="en")
    page = signed_in(cast.alice).get(round_.get_absolute_url()).content.decode()
    assert f"/practice/{weekly.code}/" in page and weekly.title in page
