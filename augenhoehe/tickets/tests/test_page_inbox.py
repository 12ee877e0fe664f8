from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.models import SavedView, State, Ticket, Undo
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again


@pytest.fixture
def cast(db):
    return make_cast()


def page(user, query=""):
    return signed_in(user).get(f"/tickets/{query}").content.decode()


def test_reading_across_teams_is_normal_but_not_into_confidential_ones(cast):
    make_ticket(cast.commercial, subject="Rechnung doppelt")
    make_ticket(cast.confidential, subject="Streng geheim")
    shown = page(cast.alice)
    assert "Rechnung doppelt" in shown and "Streng geheim" not in shown
    assert "Streng geheim" in page(cast.dora) and "Streng geheim" in page(cast.lead)


@pytest.mark.parametrize("name", ["boss", "admin", "observer", "stranger"])
def test_who_reads_no_concerns_gets_no_list(cast, name):
    assert signed_in(getattr(cast, name)).get("/tickets/").status_code == 403


@pytest.mark.parametrize(
    "query",
    ["?team=1%20OR%201", "?sort=team__members__password", "?who=../..", "?after=%00", "?q=%00%27",
     "?priority=9999999999999999999", "?due=x&show=x&fault=x", "?company=-1"],
)  # fmt: skip
def test_a_broken_filter_shows_the_list_and_reaches_nothing(cast, query):
    make_ticket(cast.technical)
    assert signed_in(cast.alice).get(f"/tickets/{query}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_at_most_eight_queries_however_long(
    cast, count, django_assert_max_num_queries
):
    for _ in range(count):
        make_ticket(cast.technical, contact=make_contact(email=f"m{_}@x.example"))
    door = signed_in(cast.alice)
    door.get("/tickets/")
    with django_assert_max_num_queries(8):
        door.get("/tickets/")


def test_the_list_pages_by_key_without_losing_or_doubling(cast):
    at = timezone.now() - timedelta(days=1)
    for number in range(120):
        make_ticket(
            cast.technical, subject=f"Nr {number:03d}", at=at + timedelta(minutes=number // 2)
        )
    door, seen, query = signed_in(cast.alice), [], ""
    for _ in range(3):
        answer = door.get(f"/tickets/{query}")
        seen += [ticket.pk for ticket in answer.context["page"].rows]
        query = f"?after={answer.context['page'].next_key}"
    assert len(seen) == 120 == len(set(seen))
    assert not answer.context["page"].more


def test_due_first_orders_by_deadline_and_leaves_out_what_has_none(cast):
    late, early, none = (make_ticket(cast.technical, subject=s) for s in ("spät", "früh", "ohne"))
    now = timezone.now()
    Ticket.objects.filter(pk=late.pk).update(next_due_at=now + timedelta(hours=9))
    Ticket.objects.filter(pk=early.pk).update(next_due_at=now + timedelta(hours=1))
    rows = signed_in(cast.alice).get("/tickets/?sort=due").context["page"].rows
    assert [ticket.pk for ticket in rows] == [early.pk, late.pk] and none.pk


def test_words_and_numbers_find_what_one_may_read(cast):
    ticket = make_ticket(cast.technical, subject="Lohnlauf bricht ab")
    secret = make_ticket(cast.confidential, subject="Lohnlauf des Chefs")
    for one in (ticket, secret):
        index_ticket(one.pk)
    assert f"/tickets/{ticket.pk}/" in page(cast.alice, "?q=lohnl")
    assert f"/tickets/{secret.pk}/" not in page(cast.alice, "?q=lohnl")
    assert f"/tickets/{ticket.pk}/" in page(cast.alice, f"?q=%23{ticket.pk}")
    assert f"/tickets/{secret.pk}/" not in page(cast.alice, f"?q={secret.pk}")


def test_many_are_solved_at_once_and_taken_back(cast):
    tickets = [make_ticket(cast.technical) for _ in range(3)]
    door = signed_in(cast.alice)
    door.post("/tickets/bulk/", {"ids": [t.pk for t in tickets], "verb": "solve"})
    assert Ticket.objects.filter(state=State.SOLVED).count() == 3
    door.post(f"/tickets/undo/{Undo.objects.get().pk}/")
    assert Ticket.objects.filter(state=State.OPEN).count() == 3


def test_a_foreign_team_among_the_ticked_ones_changes_nothing(cast):
    own, foreign = make_ticket(cast.technical), make_ticket(cast.commercial)
    answer = signed_in(cast.alice).post(
        "/tickets/bulk/", {"ids": [own.pk, foreign.pk], "verb": "solve"}
    )
    assert answer.status_code == 403
    assert not Ticket.objects.filter(state=State.SOLVED).exists()


def test_a_change_of_somebody_else_is_not_mine_to_take_back(cast):
    ticket = make_ticket(cast.technical)
    signed_in(cast.alice).post("/tickets/bulk/", {"ids": [ticket.pk], "verb": "solve"})
    undo = Undo.objects.get()
    assert signed_in(cast.lead).post(f"/tickets/undo/{undo.pk}/").status_code == 404


def test_a_view_is_kept_under_a_name_and_is_its_owners(cast):
    door = signed_in(cast.alice)
    door.post("/tickets/views/keep/", {"name": "Meine", "query": "who=me&evil=1"})
    view = SavedView.objects.get()
    assert (view.user, view.query) == (cast.alice, "who=me")
    assert signed_in(cast.bob).post(f"/tickets/views/{view.pk}/forget/").status_code == 404
    assert "Meine" in page(cast.alice) and "Meine" not in page(cast.bob)


def test_the_export_holds_the_filtered_rows_and_no_formula(cast):
    make_ticket(cast.technical, subject='=HYPERLINK("x")')
    make_ticket(cast.confidential, subject="Geheim")
    answer = signed_in(cast.alice).get("/tickets/export/?as=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in text and "Geheim" not in text
    excel = signed_in(cast.alice).get("/tickets/export/?as=xlsx")
    assert excel.content[:2] == b"PK"


def test_after_our_answer_the_list_still_names_the_customer(cast):
    ticket = make_ticket(cast.technical)
    reply(ticket, cast.alice)
    write_again(ticket)
    assert Ticket.objects.get().sender == "Mia Muster"


@pytest.mark.parametrize("odd", ["²", "٣", "9" * 40, "-1", "x"])
def test_what_only_looks_like_a_number_breaks_no_page(cast, odd):
    ticket = make_ticket(cast.technical)
    alice = signed_in(cast.alice)
    for path in (
        f"/tickets/?who={odd}&team={odd}",
        f"/tickets/{ticket.pk}/messages/?before={odd}",
        f"/figures/?days={odd}",
        f"/customers/contacts/add/?company={odd}",
    ):
        assert alice.get(path).status_code in (200, 302, 404), path
    bulk = alice.post("/tickets/bulk/", {"ids": [odd], "verb": "assign"})
    assert bulk.status_code == 409
    assert signed_in(cast.lead).get(f"/journal/all/?before={odd}").status_code == 200


def test_the_export_holds_only_what_the_words_find(cast):
    wanted = make_ticket(cast.technical, subject="Zwetschgen")
    make_ticket(cast.technical, subject="Kein Tee")
    index_ticket(wanted.pk)
    answer = signed_in(cast.alice).get("/tickets/export/?as=csv&q=Zwetschgen")
    table = b"".join(answer.streaming_content).decode()
    assert "Zwetschgen" in table and "Kein Tee" not in table


def test_the_export_names_nobody_of_us_and_finds_no_past_work_by_a_name(cast):
    over = make_ticket(cast.technical, subject="Vorbei")
    live = make_ticket(cast.technical, subject="Offen")
    Ticket.objects.update(assignee=cast.alice)
    Ticket.objects.filter(pk=over.pk).update(is_live=False, state=State.CLOSED)
    lead = signed_in(cast.lead)
    every = b"".join(lead.get("/tickets/export/?as=csv&show=all")).decode()
    assert "Vorbei" in every and cast.alice.name not in every
    hers = b"".join(lead.get(f"/tickets/export/?as=csv&show=all&who={cast.alice.pk}")).decode()
    assert live.subject in hers and "Vorbei" not in hers
