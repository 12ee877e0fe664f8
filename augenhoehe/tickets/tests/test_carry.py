"""Merging forgets nothing: every reference to a concern goes along, or stays for a named reason.

Whoever adds a model that points at concerns finds the first test failing: say in the room's
`subjects.py` whether it goes along or stays (`tickets.merging`).
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.catalogue.models import PromiseVersion, ServicePromise
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.models import FollowUp
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.carry import _rows
from augenhoehe.tickets.actions.collective import start_collective, tick_affected
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.forward import forward_ticket
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.lead import close_handover
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.notice import notice_something
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Written
from augenhoehe.tickets.merging import GOES, STAYS
from augenhoehe.tickets.models import ExtraWish, Message, SideThread, SolutionUse, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused


def references():
    """Every foreign key to a ticket, every two-column link, every number of a ticket."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            is_number = isinstance(field, models.IntegerField)
            if field.related_model is Ticket or is_number and field.name.endswith("ticket_id"):
                yield f"{model._meta.label}.{field.name}"
            elif is_number and field.name.endswith("_type"):
                yield f"{model._meta.label}.{field.name.removesuffix('_type')}"


def test_of_every_reference_to_a_concern_it_is_said_what_a_merge_does():
    unsaid = set(references()) - set(GOES) - set(STAYS)
    assert not unsaid, "goes_along(…) or stays(…) in the room's subjects.py; see tickets/merging.py"
    assert not (set(GOES) | set(STAYS)) - set(references()), "said of what is not there"
    assert all(STAYS.values()) and not set(GOES) & set(STAYS)


SOON = timedelta(days=1)


def full_of(cast, ticket):
    """A ticket with one of everything that can hang on it."""
    alice, now = cast.alice, timezone.now()
    handover = hand_over_urgently(ticket, danger="press", sentence="Zeitung", by=alice)
    close_handover(handover, needed="nothing", note="", by=cast.lead)
    reply(ticket, alice)
    forward(ticket, alice)
    give_promise(ticket, text="Rückruf", due_at=now + SOON, by=alice)
    ask_team(ticket, team=cast.commercial, question="Wer?", by=alice)
    notice_something(text="Schon wieder", by=alice, ticket=ticket)
    set_follow_up(ticket, due_at=now + SOON, by=alice)
    save_draft(alice, ticket=ticket, kind="note", texts={"html": "<p>halb</p>"})
    solution = Solution.objects.create(title_de="Neu starten", changed_at=now)
    SolutionUse.objects.create(ticket=ticket, solution=solution, used_at=now)
    promise = ServicePromise.objects.create(title_de="Heizung", created_at=now)
    facts = {"number": 1, "valid_from": now.date(), "written_at": now}
    version = PromiseVersion.objects.create(promise=promise, **facts)
    ExtraWish.objects.create(ticket=ticket, answer="costs", version=version, wished_at=now)
    start_collective([ticket], title="Kessel", by=alice)
    make_ticket(cast.technical, follows_id=ticket.pk)
    merge_ticket(make_ticket(cast.technical), into=ticket, by=alice)
    write_again(ticket)


def forward(ticket, by):
    written = Written(html="<p>Bitte ansehen</p>", to=("hilfe@dritte.example",))
    return forward_ticket(ticket, written=written, by=by)


def snapshot():
    """Every row of every model that points at concerns, and the concerns."""
    labels = {name.rpartition(".")[0] for name in references()}
    labels -= {"journal.Entry", "search.SearchDoc"}
    return {
        label: list(apps.get_model(label)._base_manager.order_by("pk").values())
        for label in sorted(labels)
    }


def is_upstairs(name):
    """Does a room above concerns say it, which has a test of its own?"""
    return name.partition(".")[0] not in ("tickets", "people", "mail")


def pointing_at(ticket):
    """{reference that goes along: how many rows point at the ticket through it}."""
    return {name: _rows(link, ticket).count() for name, link in GOES.items()}


@pytest.fixture
def target(cast, ticket):
    """Another one of the same customer, hidden and confided as strictly."""
    full_of(cast, ticket)
    found = make_ticket(cast.technical, subject="Noch immer", contact=ticket.contact)
    for one in (ticket, found):
        confide_ticket(one, readers=[cast.alice], by=cast.lead)
        conceal_from(one, cast.bob, but_not=cast.lead)
    return found


def test_all_goes_along_and_all_comes_back(cast, ticket, target):
    before, there = snapshot(), pointing_at(ticket)
    ours = {name: count for name, count in there.items() if not is_upstairs(name)}
    assert all(ours.values()), ours
    had = pointing_at(target)

    undo = merge_ticket(ticket, into=target, by=cast.alice)

    now, here = pointing_at(ticket), pointing_at(target)
    for name in GOES:
        assert (now[name], here[name]) == (0, there[name] + had[name]), name

    unmerge_ticket(undo, by=cast.alice)

    for label, rows in snapshot().items():
        assert rows == before[label], label


def test_both_histories_tell_of_it(cast, ticket):
    target = make_ticket(cast.technical)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    unmerge_ticket(undo, by=cast.alice)
    for one in (ticket, target):
        told = Entry.objects.filter(subject_type=type_of(Ticket), subject_id=one.pk)
        assert told.count() == 3


def test_the_side_talk_goes_on_where_it_was(cast, ticket):
    first = forward(ticket, cast.alice)
    target = make_ticket(cast.technical)
    merge_ticket(ticket, into=target, by=cast.alice)
    second = forward(target, cast.alice)
    assert second.side_thread == first.side_thread and SideThread.objects.count() == 1
    assert second.outmail.in_reply_to == first.message_id


def test_of_two_side_talks_the_latest_goes_on(cast, ticket):
    target = make_ticket(cast.technical)
    earlier = forward(target, cast.alice)
    latest = forward(ticket, cast.alice)
    merge_ticket(ticket, into=target, by=cast.alice)
    assert forward(target, cast.alice).side_thread == latest.side_thread != earlier.side_thread


def test_what_both_have_and_may_have_once_stays_and_is_not_lost(cast, ticket):
    target = make_ticket(cast.technical)
    texts = {"html": "<p>halb</p>"}
    drafts = [save_draft(cast.alice, ticket=t, kind="reply", texts=texts) for t in (ticket, target)]
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    for draft, owner in zip(drafts, (ticket, target), strict=True):
        draft.refresh_from_db()
        assert draft.ticket == owner
    unmerge_ticket(undo, by=cast.alice)


def test_a_draft_begun_meanwhile_does_not_stop_the_way_back(cast, ticket):
    target = make_ticket(cast.technical)
    texts = {"html": "<p>halb</p>"}
    first = save_draft(cast.alice, ticket=ticket, kind="reply", texts=texts)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    save_draft(cast.alice, ticket=ticket, kind="reply", texts=texts)
    unmerge_ticket(undo, by=cast.alice)
    first.refresh_from_db()
    assert first.ticket == target


def test_of_two_in_one_case_the_trouble_is_over_when_both_say_so(cast, ticket):
    target = make_ticket(cast.technical)
    case = start_collective([ticket, target], title="Kessel", by=cast.alice)
    tick_affected(target.collective_item, affected=False, by=cast.alice)
    before = snapshot()
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    assert case.items.get(ticket=target).is_affected
    unmerge_ticket(undo, by=cast.alice)
    assert snapshot() == before


def test_two_of_different_cases_are_not_merged(cast, ticket):
    target = make_ticket(cast.technical)
    for one in (ticket, target):
        start_collective([one], title="Kessel", by=cast.alice)
    with refused("merge.collectives"):
        merge_ticket(ticket, into=target, by=cast.alice)


def test_merged_on_and_on_everybodys_words_keep_their_origin(cast, ticket):
    second, third = make_ticket(cast.technical), make_ticket(cast.technical)
    one = merge_ticket(ticket, into=second, by=cast.alice)
    two = merge_ticket(second, into=third, by=cast.alice)
    assert Message.objects.get(came_with=ticket) and Message.objects.get(came_with=second)
    with refused("merge.further"):
        unmerge_ticket(one, by=cast.alice)
    unmerge_ticket(two, by=cast.alice)
    assert Message.objects.get(came_with=ticket).ticket == second
    unmerge_ticket(one, by=cast.alice)
    assert Message.objects.filter(came_with=None).count() == 3


def test_the_mails_are_seen_by_whoever_sees_the_ticket_they_are_in(cast, ticket):
    reply(ticket, cast.alice)
    target = make_ticket(cast.technical)
    merge_ticket(ticket, into=target, by=cast.alice)
    assert OutMail.objects.get().owner_id == target.pk


def test_a_follow_up_comes_up_at_the_ticket_that_goes_on(cast, ticket):
    set_follow_up(ticket, due_at=timezone.now() + SOON, by=cast.alice)
    target = make_ticket(cast.technical)
    merge_ticket(ticket, into=target, by=cast.alice)
    assert FollowUp.objects.get().subject_id == target.pk
