import pytest

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.collective import (
    change_collective,
    end_collective,
    start_collective,
    tick_affected,
    tie_ticket,
    untie_ticket,
)
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Collective, CollectiveItem, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused


@pytest.fixture
def tickets(cast):
    return [make_ticket(cast.technical, subject=f"Kein Tee {n}") for n in range(3)]


@pytest.fixture
def case(cast, tickets):
    return start_collective(tickets, title="Kessel kaputt", by=cast.alice)


def test_it_has_a_title_and_its_tickets(cast, tickets, case):
    assert case.items.count() == 3 and all(item.is_affected for item in case.items.all())
    with refused("collective.title"):
        start_collective(tickets, title=" ", by=cast.alice)
    with refused("collective.title"):
        change_collective(case, title=" ", by=cast.alice)


def test_a_ticket_is_in_one_case_only(cast, tickets, case):
    other = start_collective([], title="Anderes", by=cast.bob)
    tie_ticket(other, ticket=tickets[0], by=cast.bob)
    assert not other.items.exists()


def test_ticked_and_taken_out(cast, case):
    item = case.items.first()
    assert not tick_affected(item, affected=False, by=cast.alice).is_affected
    untie_ticket(item, by=cast.alice)
    assert case.items.count() == 2


def test_ended_it_takes_nothing_more(cast, tickets, case):
    item = case.items.first()
    end_collective(case, by=cast.alice)
    assert Ticket.objects.filter(is_live=True).count() == 3
    new = make_ticket(cast.technical)
    for act in (
        lambda: tie_ticket(case, ticket=new, by=cast.alice),
        lambda: untie_ticket(item, by=cast.alice),
        lambda: change_collective(case, title="x", by=cast.alice),
        lambda: end_collective(case, by=cast.alice),
    ):
        with refused("collective.ended"):
            act()


def test_from_ticked_rows_to_a_case_by_the_pages(cast, tickets):
    door = signed_in(cast.alice)
    page = door.post("/tickets/collectives/start/", {"ids": [one.pk for one in tickets]})
    assert page.status_code == 200 and not Collective.objects.exists()
    data = {"ids": [tickets[0].pk, tickets[1].pk], "begin": "1", "title": "Kessel", "words": "tee"}
    answer = door.post("/tickets/collectives/start/", data)
    case = Collective.objects.get()
    assert answer["Location"] == case.get_absolute_url() and case.items.count() == 2
    page = door.get(case.get_absolute_url())
    assert [one.pk for one in page.context["alike"]] == [tickets[2].pk]
    door.post(f"/tickets/collectives/{case.pk}/tie/", {"numbers": f"#{tickets[2].pk}, 77777"})
    assert case.items.count() == 3
    assert "Kessel" in door.get("/tickets/collectives/").content.decode()


def test_taking_out_can_be_undone_and_unknown_numbers_are_a_sentence(cast, case):
    door, item = signed_in(cast.alice), case.items.first()
    door.post(f"/tickets/collectives/items/{item.pk}/untie/")
    assert case.items.count() == 2
    door.post(f"/tickets/collectives/{case.pk}/tie/?number={item.ticket_id}")
    assert case.items.count() == 3
    answer = door.post(f"/tickets/collectives/{case.pk}/tie/", {"numbers": "4711 x ²"})
    assert answer.status_code == 409


def test_ended_by_the_page_solves_those_who_no_longer_have_it(cast, case):
    door, item = signed_in(cast.alice), case.items.first()
    door.post(f"/tickets/collectives/items/{item.pk}/tick/", {"affected": "0"})
    door.post(f"/tickets/collectives/{case.pk}/end/", {"solve": "1"})
    assert list(Ticket.objects.filter(state="solved")) == [item.ticket]
    page = door.get(case.get_absolute_url())
    assert page.status_code == 200 and not page.context["alike"]


def test_what_is_hidden_is_neither_shown_nor_counted(cast, tickets, case):
    secret = make_ticket(cast.confidential, subject="Geheimsache")
    tie_ticket(case, ticket=secret, by=cast.dora)
    conceal_from(tickets[0], cast.bob, but_not=cast.lead)
    door = signed_in(cast.bob)
    page = door.get(case.get_absolute_url())
    assert len(page.context["items"]) == 2 and "Geheimsache" not in page.content.decode()
    assert [row[1:] for row in door.get("/tickets/collectives/").context["rows"]] == [(2, 2)]
    for item in CollectiveItem.objects.filter(ticket__in=[secret, tickets[0]]):
        for verb in ("untie", "tick"):
            path = f"/tickets/collectives/items/{item.pk}/{verb}/"
            assert door.post(path).status_code == 404
    before = CollectiveItem.objects.count()
    door.post(f"/tickets/collectives/{case.pk}/tie/", {"numbers": str(secret.pk)})
    assert CollectiveItem.objects.count() == before


@pytest.mark.parametrize("name", ["boss", "admin", "observer", "stranger"])
def test_who_reads_no_concerns_sees_no_cases(cast, case, name):
    door = signed_in(getattr(cast, name))
    assert door.get("/tickets/collectives/").status_code == 403
    assert door.get(case.get_absolute_url()).status_code == 404
    assert door.post("/tickets/collectives/start/").status_code == 403
