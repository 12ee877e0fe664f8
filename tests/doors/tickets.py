"""Concerns and the work around them."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.catalogue.tests.promising import ensure_promise
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.people.models import Absence
from augenhoehe.tickets.actions.answer_all import answer_collective
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.collective import start_collective
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.notice import notice_something
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Draft, ExtraWish, SavedView, Undo
from augenhoehe.tickets.tests.cast import make_ticket as open_ticket
from augenhoehe.tickets.tests.cast import reply
from tests.doors.kinds import Thing, door

DRAFT = {"kind": "reply"}
DOORS = {
    "tickets:inbox": door("concern read"),
    "tickets:export": door("concern read"),
    "tickets:bulk": door("concern read", "", "POST"),
    "tickets:undo": door("concern read", "change", "POST"),
    "tickets:keep_view": door("concern read", "", "POST"),
    "tickets:forget_view": door("concern read", "view", "POST"),
    "tickets:new": door("concern open", "", "GET POST"),
    "tickets:new_draft": door("concern open", "", "POST"),
    "tickets:forget_new": door("concern open", "", "POST"),
    "tickets:drop_file": door("concern read", "file of a draft", "POST"),
    "tickets:unsend": door("concern read", "sent message", "POST"),
    "tickets:mail_body": door("concern read", "message"),
    "tickets:draft": door("concern act on", "ticket", "POST", kwargs=DRAFT),
    "tickets:upload": door("concern act on", "ticket", "POST", kwargs=DRAFT),
    "tickets:note": door("concern help with", "ticket", "POST"),
    "tickets:confide": door("concern conceal", "ticket", "POST"),
    "tickets:hand_over": door("concern hand over", "ticket", "GET POST"),
    "tickets:hear": door("call say how it sounded", "own call", "POST"),
    "tickets:call": door("concern act on", "ticket", "GET POST"),
    "tickets:promise": door("concern act on", "ticket", "GET POST"),
    "tickets:ask": door("concern act on", "ticket", "GET POST"),
    "tickets:handovers": door("concern read"),
    "tickets:handover": door("concern read", "handover"),
    "tickets:read_answer": door("concern read", "handover", "POST"),
    "tickets:promises": door("concern read"),
    "tickets:keep_promise": door("concern act on", "promise", "POST"),
    "tickets:unkeep_promise": door("concern act on", "promise", "POST"),
    "tickets:withdraw_promise": door("concern act on", "promise", "GET POST"),
    "tickets:wishes": door("concern read"),
    "tickets:unwish": door("concern act on", "wish", "POST"),
    "tickets:consultations": door("concern read"),
    "tickets:answer_question": door("concern help with", "question", "POST"),
    "tickets:read_team_answer": door("concern read", "question", "POST"),
    "tickets:withdraw_question": door("concern act on", "question", "POST"),
    "tickets:notices": door("concern read"),
    "tickets:notice": door("concern help with", "", "GET POST"),
    "tickets:answer_notice": door("notice answer", "notice", "POST"),
    "tickets:collectives": door("collective case read"),
    "tickets:start_collective": door("collective case act on", "", "GET POST"),
    "tickets:collective": door("collective case read", "collective case"),
    "tickets:untie": door("collective case act on", "tied concern", "POST"),
    "tickets:tick_affected": door("collective case act on", "tied concern", "POST"),
    "tickets:answer": door("collective case read", "answer to all"),
    "tickets:stop_answer": door("answer to all stop", "answer to all", "POST"),
    "tickets:go_on_answer": door("answer to all stop", "answer to all", "POST"),
    "tickets:redistribute": door("absence give open work away", "absence with work", "GET POST"),
    "tickets:undo_redistribution": door("concern read", "given work", "POST"),
}
PARTS = "show beside messages head side service history present compose"
DOORS |= {f"tickets:{name}": door("concern read", "ticket") for name in PARTS.split()}
VERBS = "wish apology reply forward assign move prioritise solve no_concern block outcome wait resume reopen close rename place unplace replace introduce merge unmerge"
DOORS |= {f"tickets:{name}": door("concern act on", "ticket", "POST") for name in VERBS.split()}
DOORS |= {
    f"tickets:{name}": door("concern act on", "ticket", "POST", varies=True)
    for name in ("move", "place")
}
DOORS["tickets:take_back"] = door("handover take back", "own handover", "POST")
LEAD = "take_over advise hand_back wrap_up close_handover"
DOORS |= {f"tickets:{name}": door("handover answer", "handover", "POST") for name in LEAD.split()}
CASE = "change_collective tie answer_all draft_answer end_collective"
DOORS |= {
    f"tickets:{name}": door("collective case act on", "collective case", "POST")
    for name in CASE.split()
}

ALL, INNER = "lead alice bob carol dora rita", "lead dora"
WITHOUT_BOB = "lead alice carol dora rita"
TODAY = timezone.localdate


def tickets_of(cast):
    """One of a team that all read, one of a confidential team, one that is about Bob."""
    own, inner = open_ticket(cast.technical), open_ticket(cast.confidential)
    about = open_ticket(cast.technical)
    conceal_from(about, cast.bob, but_not=cast.lead)
    return [(own, ALL, "lead alice"), (inner, INNER, INNER), (about, WITHOUT_BOB, "lead alice")]


def make_ticket(cast):
    return [Thing({"pk": one.pk}, seen=seen, own=own) for one, seen, own in tickets_of(cast)]


def _of_tickets(make):
    """Things made of each ticket by `make(ticket, person)`, a member of its team."""

    def things(cast):
        rows = []
        for ticket, seen, own in tickets_of(cast):
            person = cast.dora if ticket.team_id == cast.confidential.pk else cast.alice
            made = make(ticket, person, cast)
            if made is not None:
                rows.append(Thing({"pk": made.pk}, seen=seen, own=own))
        return rows

    return things


@_of_tickets
def make_handover(ticket, person, cast):
    return hand_over_urgently(ticket, danger="press", sentence="Zeitung", by=person)


@_of_tickets
def make_promise(ticket, person, cast):
    tomorrow = timezone.now() + timedelta(days=1)
    return give_promise(ticket, text="Rückruf", due_at=tomorrow, by=person)


@_of_tickets
def make_wish(ticket, person, cast):
    version = ensure_promise(cast.lead).versions.get()
    answered = {"answer": "impossible", "version": version, "wished_at": timezone.now()}
    return ExtraWish.objects.create(ticket=ticket, text="Nachts anrufen", **answered)


@_of_tickets
def make_question(ticket, person, cast):
    if ticket.team_id == cast.confidential.pk:
        return None
    return ask_team(ticket, team=cast.product, question="Wer?", by=person)


@_of_tickets
def make_tied(ticket, person, cast):
    return start_collective([ticket], title="Kessel", by=person).items.get()


def make_own_handover(cast):
    """Each may be taken back by whoever handed it over, and by nobody else."""
    seen = (ALL, INNER, WITHOUT_BOB)
    people = (cast.alice, cast.dora, cast.alice)
    made = [
        hand_over_urgently(ticket, danger="press", sentence="Zeitung", by=person)
        for (ticket, *_), person in zip(tickets_of(cast), people, strict=True)
    ]
    names = ("alice", "dora", "alice")
    return [
        Thing({"pk": one.pk}, seen=to, own=name)
        for one, to, name in zip(made, seen, names, strict=True)
    ]


def make_own_call(cast):
    """Only who spoke with the customer says how they sounded."""
    ticket = open_ticket(cast.technical)
    call = note_call(ticket, text="Kommt.", by=cast.alice, customer_called=False)
    return [Thing({"pk": call.pk}, seen=ALL, own="alice")]


def make_collective(cast):
    case = start_collective([open_ticket(cast.technical)], title="Kessel", by=cast.alice)
    return [Thing({"pk": case.pk}, seen=ALL)]


def make_answer(cast):
    case = start_collective([open_ticket(cast.technical)], title="Kessel", by=cast.alice)
    items = list(case.items.all())
    answer = answer_collective(case, html="<p>Läuft wieder</p>", items=items, by=cast.alice)
    return [Thing({"pk": answer.pk}, seen=ALL, own="lead alice")]


def make_notice(cast):
    return [Thing({"pk": notice_something(text="Kessel", by=cast.alice).pk}, seen="lead alice")]


def make_message(cast):
    rows = tickets_of(cast)
    return [
        Thing({"pk": t.pk, "message_pk": t.first_message.pk}, seen=seen) for t, seen, _own in rows
    ]


def make_sent(cast):
    return [Thing({"pk": reply(open_ticket(cast.technical), cast.alice).pk}, seen="alice")]


def make_file(cast):
    ticket = open_ticket(cast.technical)
    own = {"user": cast.alice, "ticket": ticket, "kind": "reply", "saved_at": timezone.now()}
    link = attach(store_blob(b"x"), owner=Draft.objects.create(**own), name="x.txt")
    return [Thing({"pk": link.pk}, seen="alice")]


def make_view(cast):
    view = SavedView.objects.create(user=cast.alice, name="Meine", query="")
    return [Thing({"pk": view.pk}, seen="alice")]


def _undo(verb, before):
    def things(cast):
        case = start_collective([], title="Kessel", by=cast.alice)
        kept = Undo.objects.create(
            user=cast.alice, verb=verb, before=before | {"case": case.pk}, done_at=timezone.now()
        )
        return [Thing({"pk": kept.pk}, seen="alice")]

    return things


def make_absence(cast):
    days = {"starts_on": TODAY(), "ends_on": TODAY()}
    absence = Absence.objects.create(user=cast.alice, deputy=cast.bob, **days)
    return [Thing({"pk": absence.pk}, own="lead alice bob")]


GIVEN = {"owner": 0, "tickets": [], "promises": [], "follow_ups": []}
THINGS = {
    "ticket": make_ticket,
    "handover": make_handover,
    "own handover": make_own_handover,
    "own call": make_own_call,
    "promise": make_promise,
    "wish": make_wish,
    "question": make_question,
    "notice": make_notice,
    "collective case": make_collective,
    "tied concern": make_tied,
    "message": make_message,
    "sent message": make_sent,
    "file of a draft": make_file,
    "view": make_view,
    "change": _undo("solve", {"before": {}, "after": {}}),
    "answer to all": make_answer,
    "given work": _undo("redistribute", GIVEN),
    "absence with work": make_absence,
}
