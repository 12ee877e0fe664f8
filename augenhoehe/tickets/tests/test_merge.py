from datetime import timedelta

from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Message, State, Ticket, Undo
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_there_and_back_everything_is_as_it_was(cast, ticket):
    target = make_ticket(cast.product, subject="Tee fehlt")
    reply(ticket, cast.alice)
    write_again(ticket)
    promise = give_promise(
        ticket, text="x", due_at=timezone.now() + timedelta(days=1), by=cast.alice
    )
    asked = ask_team(ticket, team=cast.commercial, question="Wer?", by=cast.alice)
    before = [picture_of(fresh(one)) for one in (ticket, target)]
    places = dict(Message.objects.values_list("pk", "ticket_id"))

    undo = merge_ticket(ticket, into=target, by=cast.alice)

    assert set(Message.objects.values_list("ticket_id", flat=True)) == {target.pk}
    assert (fresh(ticket).merged_into, fresh(ticket).state) == (target, State.CLOSED)
    assert fresh(target).message_count == 4
    for row in (promise, asked):
        row.refresh_from_db()
        assert row.ticket == target

    unmerge_ticket(undo, by=cast.alice)

    assert [picture_of(fresh(one)) for one in (ticket, target)] == before
    assert dict(Message.objects.values_list("pk", "ticket_id")) == places
    assert fresh(ticket).merged_into is None
    for row in (promise, asked):
        row.refresh_from_db()
        assert row.ticket == ticket
    with refused("undo.done"):
        unmerge_ticket(undo, by=cast.alice)


def test_what_came_since_stays_with_the_target(cast, ticket):
    target = make_ticket(cast.product)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    write_again(target, "Seither")
    unmerge_ticket(undo, by=cast.alice)
    assert fresh(target).message_count == 2 and fresh(target).preview == "Seither"


def test_nothing_is_merged_into_itself_or_twice(cast, ticket):
    with refused("merge.self"):
        merge_ticket(ticket, into=ticket, by=cast.alice)
    target = make_ticket(cast.product)
    merge_ticket(ticket, into=target, by=cast.alice)
    with refused("ticket.merged"):
        merge_ticket(ticket, into=target, by=cast.alice)


def test_an_unanswered_customer_is_not_buried_in_a_solved_ticket(cast, ticket):
    target = make_ticket(cast.product)
    solve_ticket(target, outcome=Outcome(), by=cast.carol)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    assert (fresh(target).state, fresh(target).reopened_count) == (State.OPEN, 1)
    assert fresh(target).unanswered_since == fresh(ticket).unanswered_since
    unmerge_ticket(undo, by=cast.alice)
    assert (fresh(target).state, fresh(target).reopened_count) == (State.SOLVED, 0)


def test_with_the_lead_it_stays_where_it_is(cast, ticket):
    hand_over_urgently(ticket, danger="press", sentence="!", by=cast.alice)
    target = make_ticket(cast.technical)
    with refused("merge.handover"):
        merge_ticket(ticket, into=target, by=cast.alice)


def test_merging_opens_nothing_that_is_closed(cast, ticket):
    target = make_ticket(cast.technical)
    secret = make_ticket(cast.confidential)
    with refused("merge.opens"):
        merge_ticket(secret, into=target, by=cast.lead)
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    with refused("merge.opens"):
        merge_ticket(ticket, into=target, by=cast.lead)
    other = make_ticket(cast.technical)
    confide_ticket(other, readers=[cast.alice], by=cast.lead)
    with refused("merge.opens"):
        merge_ticket(other, into=target, by=cast.alice)
    confide_ticket(target, readers=[cast.alice, cast.carol], by=cast.lead)
    with refused("merge.opens"):
        merge_ticket(other, into=target, by=cast.lead)
    merge_ticket(make_ticket(cast.technical), into=target, by=cast.lead)


def test_the_search_leads_to_the_ticket_it_went_into(cast, ticket, work):
    target = make_ticket(cast.technical, subject="Anderes")
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    work()
    assert set(found_ids(cast.alice, "hier kommt")) == {target.pk}
    unmerge_ticket(undo, by=cast.alice)
    work()
    assert set(found_ids(cast.alice, "hier kommt")) == {ticket.pk, target.pk}


def test_somebody_elses_merge_is_not_mine_to_undo(cast, ticket):
    undo = merge_ticket(ticket, into=make_ticket(cast.technical), by=cast.alice)
    assert signed_in(cast.bob).post(f"/tickets/undo/{undo.pk}/").status_code == 404
    assert signed_in(cast.alice).post(f"/tickets/undo/{undo.pk}/").status_code == 302


def test_the_page_of_a_merged_one_leads_on_and_back(cast, ticket):
    target = make_ticket(cast.technical)
    door = signed_in(cast.alice)
    went = door.post(f"/tickets/{ticket.pk}/merge/", {"into": f"#{target.pk}"})
    assert went.url == f"/tickets/{target.pk}/"
    save_draft(cast.bob, ticket=ticket, kind="note", texts={"html": "<p>halb fertig</p>"})
    page = signed_in(cast.bob).get(f"/tickets/{ticket.pk}/").content.decode()
    assert f'href="/tickets/{target.pk}/"' in page and "halb fertig" in page
    assert "/unmerge/" not in page and "composer-box" not in page
    assert f"/tickets/{ticket.pk}/unmerge/" in door.get(f"/tickets/{ticket.pk}/").content.decode()


def test_who_works_on_both_may_take_a_colleagues_merge_back(cast, ticket):
    target = make_ticket(cast.product)
    merge_ticket(ticket, into=target, by=cast.lead)
    way_back = f"/tickets/{ticket.pk}/unmerge/"
    assert signed_in(cast.alice).post(way_back).status_code == 403
    signed_in(cast.lead).post(way_back)
    assert fresh(ticket).merged_into is None
    assert signed_in(cast.lead).post(way_back).status_code == 409
    merge_ticket(ticket, into=target, by=cast.lead)
    assert "/unmerge/" not in signed_in(cast.alice).get(f"/tickets/{ticket.pk}/").content.decode()
    Undo.objects.all().delete()
    assert "/unmerge/" not in signed_in(cast.lead).get(f"/tickets/{ticket.pk}/").content.decode()


def test_a_reply_taken_back_after_the_merge_leaves_the_target_as_it_is(cast, ticket):
    target = make_ticket(cast.technical, subject="Anderes")
    solve_ticket(target, outcome=Outcome(), by=cast.alice)
    answer = reply(ticket, cast.alice)
    before = picture_of(fresh(ticket))
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    undo_send(answer, by=cast.alice)
    now = fresh(target)
    assert (now.state, now.first_response_at, now.message_count) == (State.SOLVED, None, 2)
    unmerge_ticket(undo, by=cast.alice)
    assert fresh(ticket).message_count == 1 and before["message_count"] == 2


def test_what_was_changed_in_the_target_since_stays(cast, ticket):
    target = make_ticket(cast.technical)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    assign_ticket(target, to=cast.alice, by=cast.alice)
    solve_ticket(target, outcome=Outcome(), by=cast.alice)
    unmerge_ticket(undo, by=cast.alice)
    now = fresh(target)
    assert (now.assignee, now.state, now.message_count) == (cast.alice, State.SOLVED, 1)


def test_an_acknowledgement_that_comes_along_is_not_what_the_list_shows(cast):
    first, second = make_ticket(cast.technical), make_ticket(cast.technical, subject="Nochmal")
    Message.objects.create(
        ticket=second, kind=Message.Kind.AUTOMATIC, is_acknowledgement=True,
        at=timezone.now() + timedelta(minutes=1), text="Ihre Nachricht ist angekommen.",
    )  # fmt: skip
    merge_ticket(second, into=first, by=cast.lead)
    first.refresh_from_db()
    assert "angekommen" not in first.preview and first.message_count == 3
