"""Merging forgets nothing: every reference to a concern is carried, or stays for a named reason.

Whoever adds a model that points at concerns finds the first test failing: name it here, and make
one in `full_of`.
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.models import FollowUp
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.carry import GENERIC, STAYS, links
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
from augenhoehe.tickets.models import Message, SideThread, SolutionUse, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused

CARRIED = {
    "tickets.CollectiveItem.ticket",
    "tickets.Consultation.ticket",
    "tickets.Draft.ticket",
    "tickets.Handover.ticket",
    "tickets.Message.ticket",
    "tickets.Notice.ticket",
    "tickets.Promise.ticket",
    "tickets.SideThread.ticket",
    "tickets.SolutionUse.ticket",
}
# Links of two columns (type, id), and numbers: what they do when a concern is merged.
TWO_COLUMNS = {
    "people.FollowUp.subject": "carried",
    "mail.OutMail.owner": "carried",
    "mail.RawMail.subject": "points at the message, which is carried",
    "files.Attachment.owner": "points at the message or draft, which are carried",
    "journal.Entry.subject": "what happened, happened there",
    "search.SearchDoc.owner": "both are indexed anew",
    "search.SearchDoc.group": "both are indexed anew",
    "customers.Merge.source": "contacts and companies only",
}
NUMBERS = {"tickets.Ticket.names_ticket_id": "a hint that leads on through the merged one"}


def references():
    """Every foreign key to a ticket, every two-column link, every number of a ticket."""
    keys, pairs, numbers = set(), set(), set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Ticket:
                keys.add(str(field))
            elif field.name.endswith("ticket_id") or field.name == "ticket":
                numbers.add(str(field))
            stem = str(field).removesuffix("_type")
            if stem != str(field) and isinstance(field, models.IntegerField):
                pairs.add(stem)
    return keys, pairs, numbers


def test_every_reference_to_a_concern_is_thought_of():
    keys, pairs, numbers = references()
    assert keys == CARRIED | set(STAYS) and set(links()) == CARRIED
    assert pairs == set(TWO_COLUMNS)
    assert numbers == set(NUMBERS)
    carried = {f"{model._meta.label}.{name}" for model, name in GENERIC}
    assert carried == {name for name, what in TWO_COLUMNS.items() if what == "carried"}


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
    start_collective([ticket], title="Kessel", by=alice)
    make_ticket(cast.technical, follows_id=ticket.pk)
    merge_ticket(make_ticket(cast.technical), into=ticket, by=alice)
    write_again(ticket)


def forward(ticket, by):
    written = Written(html="<p>Bitte ansehen</p>", to=("hilfe@dritte.example",))
    return forward_ticket(ticket, written=written, by=by)


def snapshot():
    """Every row of every model that points at concerns, and the concerns."""
    keys, pairs, _numbers = references()
    labels = {name.rpartition(".")[0] for name in keys | pairs} | {"tickets.Ticket"}
    labels -= {"journal.Entry", "search.SearchDoc"}
    return {
        label: list(apps.get_model(label)._base_manager.order_by("pk").values())
        for label in sorted(labels)
    }


def pointing_at(ticket):
    """{reference: how many rows point at the ticket through it}."""
    keys, _pairs, _numbers = references()
    found = {}
    for name in keys:
        label, _dot, field = name.rpartition(".")
        found[name] = apps.get_model(label)._base_manager.filter(**{field: ticket}).count()
    for model, name in GENERIC:
        here = {f"{name}_type": type_of(Ticket), f"{name}_id": ticket.pk}
        found[f"{model._meta.label}.{name}"] = model.objects.filter(**here).count()
    return found


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
    assert all(there[name] for name in {*CARRIED, *STAYS} - {"tickets.Message.came_with"}), there
    had = pointing_at(target)

    undo = merge_ticket(ticket, into=target, by=cast.alice)

    now, here = pointing_at(ticket), pointing_at(target)
    for name in [*CARRIED, "people.FollowUp.subject", "mail.OutMail.owner"]:
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
