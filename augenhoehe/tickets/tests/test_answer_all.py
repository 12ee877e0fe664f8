import pytest
from django.utils import timezone

from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.answer_all import answer_collective, undo_answers
from augenhoehe.tickets.actions.collective import end_collective, start_collective
from augenhoehe.tickets.models import Draft, Message, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket
from augenhoehe.tickets.tests.refusing import refused

TEXT = "<p>{{salutation}}</p><p>der Kessel läuft wieder.</p>"


@pytest.fixture
def case(cast):
    tickets = [
        make_ticket(
            cast.technical, contact=make_contact(name, email=f"{name[0].lower()}@x.example")
        )
        for name in ("Mia Muster", "Ole Ohm", "Pia <b>Pech</b>")
    ]
    return start_collective(tickets, title="Kessel", by=cast.alice)


def test_each_gets_it_in_their_own_words_of_address(cast, case):
    _undo, count = answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    mails = OutMail.objects.order_by("pk")
    assert count == 3 and [mail.to for mail in mails] == [
        ["m@x.example"], ["o@x.example"], ["p@x.example"],
    ]  # fmt: skip
    assert "Ole Ohm" in mails[1].text and "Mia" not in mails[1].text
    assert "<b>Pech" not in Message.objects.filter(kind="outgoing").last().html
    assert all(item.answered_at for item in case.items.all())


def test_taken_back_all_is_as_before_and_no_draft_is_touched(cast, case):
    ticket = case.items.first().ticket
    Draft.objects.create(
        user=cast.alice, ticket=ticket, kind="reply", html="<p>mein</p>", saved_at=timezone.now()
    )
    undo, _count = answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    assert undo_answers(undo, by=cast.alice) == 3
    assert not Message.objects.filter(kind="outgoing").exists()
    assert not Ticket.objects.exclude(first_response_at=None).exists()
    assert not case.items.exclude(answered_at=None).exists()
    assert [draft.html for draft in Draft.objects.all()] == ["<p>mein</p>"]


def test_after_fifteen_seconds_all_stays(cast, case):
    undo, _count = answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    OutMail.objects.filter(pk=OutMail.objects.last().pk).update(due_at=timezone.now())
    with refused("unsend.late"):
        undo_answers(undo, by=cast.alice)


def test_nobody_ticked_no_text_no_address_or_an_ended_case(cast, case):
    items = list(case.items.all())
    with refused("collective.nobody"):
        answer_collective(case, html=TEXT, items=[], by=cast.alice)
    with refused("reply.empty"):
        answer_collective(case, html="<p></p>", items=items, by=cast.alice)
    end_collective(case, by=cast.alice)
    with refused("collective.ended"):
        answer_collective(case, html=TEXT, items=items, by=cast.alice)


def test_by_the_page_with_a_look_before(cast, case):
    door, items = signed_in(cast.alice), list(case.items.all())
    path = f"/tickets/collectives/{case.pk}/answer/"
    page = door.post(path, {"html": TEXT, "preview": items[1].pk})
    assert "Ole Ohm," in page.content.decode() and not OutMail.objects.exists()
    assert "der Kessel" in page.content.decode()
    answer = door.post(path, {"html": TEXT, "items": [items[0].pk, items[1].pk]})
    assert answer.status_code == 302 and OutMail.objects.count() == 2
    undo = door.get(case.get_absolute_url()).content.decode().split("collectives/answers/")[1]
    back = door.post(f"/tickets/collectives/answers/{undo.split('/')[0]}/undo/")
    assert "der Kessel" in door.get(back["Location"].split("#")[0]).content.decode()
    assert set(OutMail.objects.values_list("state", flat=True)) == {OutMail.State.WITHDRAWN}


def test_only_what_one_works_on_is_answered(cast, case):
    item = case.items.first()
    path = f"/tickets/collectives/{case.pk}/answer/"
    answer = signed_in(cast.bob).post(path, {"html": TEXT, "items": [item.pk]})
    assert answer.status_code == 409 and not OutMail.objects.exists()
    assert "der Kessel" in answer.content.decode()


def test_somebody_elses_answer_is_not_mine_to_take_back(cast, case):
    undo, _count = answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    path = f"/tickets/collectives/answers/{undo.pk}/undo/"
    assert signed_in(cast.bob).post(path).status_code == 404


def test_forty_at_equal_query_count(cast, django_assert_max_num_queries):
    tickets = [
        make_ticket(cast.technical, contact=make_contact(f"Kunde {n}", email=f"k{n}@x.example"))
        for n in range(40)
    ]
    case = start_collective(tickets, title="Viele", by=cast.alice)
    door = signed_in(cast.alice)
    door.get(case.get_absolute_url())
    with django_assert_max_num_queries(24):
        assert len(door.get(case.get_absolute_url()).context["items"]) == 40
