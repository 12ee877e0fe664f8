from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base import jobs
from augenhoehe.base.models import Job
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.answer_all import (
    answer_collective,
    go_on_answer,
    save_answer,
    stop_answer,
)
from augenhoehe.tickets.actions.collective import end_collective, start_collective, untie_ticket
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.solve import close_ticket, solve_ticket
from augenhoehe.tickets.actions.write_letter import go_on_or_end, write_letter
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import CollectiveAnswer, Message, State, Ticket, Undo
from augenhoehe.tickets.tests.cast import make_contact, make_ticket
from augenhoehe.tickets.tests.refusing import refused

TEXT = "<p>{{salutation}}</p><p>der Kessel läuft wieder.</p>"
HTMX = {"headers": {"HX-Request": "true"}}
OUTGOING = {"kind": "outgoing"}


@pytest.fixture
def case(cast):
    tickets = [
        make_ticket(
            cast.technical, contact=make_contact(name, email=f"{name[0].lower()}@x.example")
        )
        for name in ("Mia Muster", "Ole Ohm", "Pia <b>Pech</b>")
    ]
    return start_collective(tickets, title="Kessel", by=cast.alice)


@pytest.fixture
def answer(cast, case):
    return answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)


@pytest.fixture
def later(work):
    """Run what is due after the fifteen seconds."""
    return lambda: work(now=timezone.now() + timedelta(seconds=16))


def page(case, by):
    return signed_in(by).get(case.get_absolute_url())


def test_each_gets_it_in_their_own_words_of_address(cast, case, answer, later):
    assert not OutMail.objects.exists()
    later()
    mails = OutMail.objects.order_by("pk")
    assert [mail.to for mail in mails] == [["m@x.example"], ["o@x.example"], ["p@x.example"]]
    assert "Ole Ohm" in mails[1].text and "Mia" not in mails[1].text
    assert "<b>Pech" not in Message.objects.filter(**OUTGOING).last().html
    assert all(item.answered_at for item in case.items.all())
    answer.refresh_from_db()
    assert answer.state == CollectiveAnswer.State.DONE and answer.ended_at


def test_within_fifteen_seconds_it_is_taken_back_as_if_it_had_never_been(cast, case, answer, later):
    before = list(Ticket.objects.order_by("pk").values())
    stop_answer(answer, by=cast.alice)
    later()
    assert not OutMail.objects.exists() and not Message.objects.filter(**OUTGOING).exists()
    assert list(Ticket.objects.order_by("pk").values()) == before
    assert not Job.objects.filter(name="tickets.answer_all").exists()
    shown = page(case, cast.alice)
    assert "der Kessel" in shown.content.decode()
    assert all(item.is_ticked for item in shown.context["items"])


def test_taken_back_the_ticks_come_back_too(cast, case):
    items = list(case.items.all())
    stop_answer(answer_collective(case, html=TEXT, items=items[:1], by=cast.alice), by=cast.alice)
    ticked = [item.is_ticked for item in page(case, cast.alice).context["items"]]
    assert ticked == [True, False, False]


def test_run_again_after_a_crash_nobody_gets_it_twice(cast, case, answer, later):
    write_letter(answer.letters.first())
    for letter in answer.letters.all():
        write_letter(letter)
        write_letter(letter)
    later()
    assert Message.objects.filter(**OUTGOING).count() == OutMail.objects.count() == 3


def test_when_the_worker_ends_the_rest_waits_for_the_next(cast, answer, later, monkeypatch):
    jobs.STOPPING.set()
    try:
        jobs.HANDLERS["tickets.answer_all"].run(answer_id=answer.pk)
    finally:
        jobs.STOPPING.clear()
    assert not OutMail.objects.exists()
    later()
    assert OutMail.objects.count() == 3


def test_stopped_during_a_turn_it_neither_goes_on_nor_counts_as_out(cast, answer):
    write_letter(answer.letters.first())
    stop_answer(answer, by=cast.alice)
    go_on_or_end(answer.pk)
    answer.refresh_from_db()
    assert answer.state == CollectiveAnswer.State.STOPPED
    assert not Job.objects.filter(name="tickets.answer_all").exists()


def test_many_are_written_a_few_a_turn(cast, case, later, monkeypatch):
    monkeypatch.setattr("augenhoehe.tickets.jobs.LETTERS", 2)
    answer = answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    jobs.HANDLERS["tickets.answer_all"].run(answer_id=answer.pk)
    assert OutMail.objects.count() == 2
    later()
    assert OutMail.objects.count() == 3


def test_stopped_half_way_it_can_be_gone_on_with(cast, case, answer, later):
    write_letter(answer.letters.first())
    stopped = stop_answer(answer, by=cast.lead)
    later()
    assert stopped.state == CollectiveAnswer.State.STOPPED and OutMail.objects.count() == 1
    with refused("answer.over"):
        stop_answer(answer, by=cast.alice)
    go_on_answer(answer, by=cast.alice)
    later()
    assert OutMail.objects.count() == Message.objects.filter(**OUTGOING).count() == 3
    with refused("answer.complete"):
        go_on_answer(answer, by=cast.alice)


def test_what_is_solved_or_closed_stays_so(cast, case, later):
    solved, closed, _live = [item.ticket for item in case.items.all()]
    for ticket in (solved, closed):
        solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    close_ticket(closed, by=cast.alice)
    answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    later()
    states = [item.ticket.state for item in case.items.all()]
    assert states == [State.SOLVED, State.CLOSED, State.OPEN]
    assert not Ticket.objects.filter(reopened_count__gt=0).exists()
    assert OutMail.objects.count() == 3


def test_the_mails_do_not_wait_another_fifteen_seconds(cast, answer, later):
    later()
    assert all(mail.due_at <= timezone.now() for mail in OutMail.objects.all())
    assert not Undo.objects.filter(verb="send").exists()


def test_who_cannot_be_written_to_is_named_and_the_others_get_it(cast, case, later):
    mute, merged, gone = list(case.items.all())
    mute.ticket.contact.addresses.all().delete()
    Message.objects.filter(ticket=mute.ticket).update(sender_address="")
    answer = answer_collective(case, html=TEXT, items=[mute, merged, gone], by=cast.alice)
    extra = make_ticket(cast.technical)
    merge_ticket(merged.ticket, into=extra, by=cast.alice)
    untie_ticket(gone, by=cast.alice)
    later()
    assert [letter.refused for letter in answer.letters.all()] == ["letter.mute", ""]
    assert Message.objects.get(**OUTGOING).ticket == extra
    shown = page(case, cast.alice).context["sent"][0]
    assert [letter.item for letter in shown.refused] == [mute] and shown.written == 1


def test_nobody_ticked_no_text_no_address_or_an_ended_case(cast, case):
    items = list(case.items.all())
    with refused("collective.nobody"):
        answer_collective(case, html=TEXT, items=[], by=cast.alice)
    with refused("reply.empty"):
        answer_collective(case, html="<p></p>", items=items, by=cast.alice)
    end_collective(case, by=cast.alice)
    with refused("collective.ended"):
        answer_collective(case, html=TEXT, items=items, by=cast.alice)


def test_two_answers_do_not_cross(cast, case, answer):
    with refused("collective.busy"):
        answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.lead)


def test_the_text_is_kept_while_it_is_written_for_its_author_only(cast, case):
    door, path = signed_in(cast.alice), f"/tickets/collectives/{case.pk}/answer/draft/"
    assert door.post(path, {"html": "<p>halb geschrieben</p>"}).status_code == 204
    door.post(path, {"html": "<p>halb geschriebener Satz</p>"})
    assert "geschriebener Satz" in page(case, cast.alice).content.decode()
    assert "geschriebener" not in page(case, cast.lead).content.decode()
    door.post(path, {"html": "<p></p>"})
    assert not CollectiveAnswer.objects.exists()


def test_a_text_too_long_to_be_kept_loses_nothing(cast, case):
    save_answer(case, html=TEXT, user=cast.alice)
    path = f"/tickets/collectives/{case.pk}/answer/draft/"
    answer = signed_in(cast.alice).post(path, {"html": "x" * 2_000_001})
    assert answer.status_code == 422 and CollectiveAnswer.objects.get().html == TEXT


def test_by_the_page_with_a_look_before(cast, case, later):
    door, items = signed_in(cast.alice), list(case.items.all())
    path = f"/tickets/collectives/{case.pk}/answer/"
    shown = door.post(path, {"html": TEXT, "items": [items[0].pk], "preview": items[1].pk})
    assert "Ole Ohm," in shown.content.decode() and not CollectiveAnswer.objects.exists()
    assert [item.is_ticked for item in shown.context["items"]] == [True, False, False]
    answer = door.post(path, {"html": TEXT, "items": [items[0].pk, items[1].pk]})
    assert answer.status_code == 302 and not OutMail.objects.exists()
    part = f"/tickets/collectives/answers/{CollectiveAnswer.objects.get().pk}/"
    assert "2" in door.get(part, **HTMX).content.decode()
    later()
    over = door.get(part, **HTMX)
    assert over["HX-Retarget"] == "#answer" and OutMail.objects.count() == 2
    assert 'hx-swap-oob="true"' in over.content.decode()


def test_taken_back_by_the_page_it_is_shown_again(cast, case, answer):
    door = signed_in(cast.alice)
    back = door.post(f"/tickets/collectives/answers/{answer.pk}/stop/")
    assert "der Kessel" in door.get(back["Location"]).content.decode()


def test_only_what_one_works_on_is_answered(cast, case):
    item = case.items.first()
    path = f"/tickets/collectives/{case.pk}/answer/"
    answer = signed_in(cast.bob).post(path, {"html": TEXT, "items": [item.pk]})
    assert answer.status_code == 409 and not CollectiveAnswer.objects.exists()
    assert "der Kessel" in answer.content.decode()


def test_somebody_elses_answer_is_the_leads_to_stop_but_not_mine(cast, answer):
    path = f"/tickets/collectives/answers/{answer.pk}/stop/"
    assert signed_in(cast.bob).post(path).status_code == 403
    assert signed_in(cast.lead).post(path).status_code == 302


def test_what_the_reader_may_not_see_is_not_counted(cast, case, later):
    case.items.first().ticket.concealed.create(user=cast.bob)
    answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    later()
    assert page(case, cast.alice).context["sent"][0].written == 3
    assert page(case, cast.bob).context["sent"][0].written == 2


def test_forty_at_equal_query_count(cast, django_assert_max_num_queries):
    tickets = [
        make_ticket(cast.technical, contact=make_contact(f"Kunde {n}", email=f"k{n}@x.example"))
        for n in range(40)
    ]
    case = start_collective(tickets, title="Viele", by=cast.alice)
    answer_collective(case, html=TEXT, items=list(case.items.all()), by=cast.alice)
    door = signed_in(cast.alice)
    door.get(case.get_absolute_url())
    with django_assert_max_num_queries(28):
        assert len(door.get(case.get_absolute_url()).context["items"]) == 40
