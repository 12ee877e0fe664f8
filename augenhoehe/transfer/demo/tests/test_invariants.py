"""What the demo wrote in bulk is what its actions would have written."""

import re
from itertools import pairwise

import pytest

from augenhoehe.attitudes.events import REFLECTION_BEGUN
from augenhoehe.base.codes import type_of
from augenhoehe.evaluation import events
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.mediation import events as talks
from augenhoehe.people.models import Absence, DemoSignIn, Department, Role, User
from augenhoehe.practice import events as cases
from augenhoehe.surveys.models import Survey
from augenhoehe.tickets import timeline
from augenhoehe.tickets.arriving import show_newest
from augenhoehe.tickets.models import (
    Collective,
    Consultation,
    Handover,
    Message,
    Promise,
    State,
    StateSpan,
    Ticket,
)
from augenhoehe.tickets.states import CLOSE_AFTER, LIVE, MOVES
from augenhoehe.transfer.demo.tests.conftest import NOW

# The lead of the demo reads the texts, and cases to practise are written, when it is set up.
AT_SETUP = [
    one.code
    for one in (events.CODES_TAKEN, events.TEXT_CODED, events.QUOTE_RELEASED, events.SAMPLE_DRAWN)
]
OF_TALKS = [one.code for one in vars(talks).values() if hasattr(one, "code")]
OF_CASES = [one.code for one in vars(cases).values() if hasattr(one, "code")]
pytestmark = pytest.mark.django_db
SAID_TO_CUSTOMER = (Message.Kind.OUTGOING, Message.Kind.CALL)
REAL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def conversations():
    """(ticket, its messages in order, its spans in order); what was merged said nothing itself."""
    whole = Ticket.objects.filter(merged_into=None)
    for ticket in whole.prefetch_related("messages", "spans"):
        yield ticket, list(ticket.messages.all()), list(ticket.spans.all())


def shown_again(messages):
    """The list's row made once more: notes, mails to third parties and receipts do not show."""
    ticket = Ticket(last_at=messages[0].at)
    for message in messages:
        is_hidden = message.kind in (Message.Kind.NOTE, Message.Kind.SIDE_OUT)
        if is_hidden or message.is_acknowledgement:
            ticket.message_count += 1
        else:
            show_newest(ticket, message)
    return ticket


def test_the_row_of_the_list_is_what_the_messages_say(demo):
    for ticket, messages, _spans in conversations():
        again = shown_again(messages)
        for field in ("message_count", "last_at", "preview", "sender"):
            assert getattr(ticket, field) == getattr(again, field), (ticket, field)
        assert ticket.preview and ticket.opened_at == messages[0].at


def test_the_first_response_is_the_first_thing_a_person_said_to_the_customer(demo):
    for ticket, messages, _spans in conversations():
        said = [m for m in messages if m.kind in SAID_TO_CUSTOMER and m.author_id]
        assert ticket.first_response_at == (said[0].at if said else None), ticket


def test_unanswered_since_and_chasers_follow_from_the_messages(demo):
    for ticket, messages, spans in conversations():
        since, chasers = None, 0
        for message in messages:
            if message.came_with_id:
                continue
            if message.kind == Message.Kind.INCOMING or (
                message.kind == Message.Kind.CALL and not message.author_id
            ):
                chasers += since is not None
                since = since or message.at
            elif message.kind in SAID_TO_CUSTOMER:
                since = None
                chasers = 0 if message.kind == Message.Kind.OUTGOING else chasers
        ended = not ticket.is_live or any(s.state == State.SOLVED for s in spans)
        if not ended:
            assert (ticket.unanswered_since, ticket.chaser_count) == (since, chasers), ticket
        if ticket.state == State.SOLVED:
            assert ticket.unanswered_since is None


def test_spans_touch_and_lead_where_the_table_of_states_allows(demo):
    allowed = {(before, move.to) for (before, _event), move in MOVES.items()}
    allowed.add((State.OPEN, State.SOLVED))  # thanks that turned out to be none: back as it was
    for ticket, _messages, spans in conversations():
        assert spans[0].from_at == ticket.opened_at
        assert spans[-1].until_at is None and spans[-1].state == ticket.state
        assert ticket.is_live == (ticket.state in LIVE)
        for one, two in pairwise(spans):
            assert one.until_at == two.from_at and one.from_at <= one.until_at
            assert (one.state, two.state) in allowed
        assert spans[-1].from_at <= NOW


def test_deadlines_are_those_the_service_levels_give(demo):
    names = ("response_due_at", "solution_due_at", "next_due_at")
    for ticket in Ticket.objects.all():
        told = [getattr(ticket, name) for name in names]
        timeline.set_deadlines(ticket)
        assert told == [getattr(ticket, name) for name in names], ticket


def test_nothing_is_left_for_the_clockwork_to_do(demo):
    rested = Ticket.objects.filter(state=State.SOLVED, solved_at__lt=NOW - CLOSE_AFTER * 1.1)
    overdue = Ticket.objects.filter(state=State.WAITING_THIRD, waiting_until__lt=NOW)
    assert not rested.exists() and not overdue.exists()


def test_nothing_happens_in_the_future_or_before_it_can(demo):
    moments = [(Message, "at"), (Entry, "at"), (StateSpan, "from_at"), (Promise, "made_at"),
               (Handover, "handed_at"), (Consultation, "answered_at")]  # fmt: skip
    for model, field in moments:
        late = model.objects.filter(**{f"{field}__gt": NOW})
        late = late.exclude(actor="import") if model is Entry else late
        late = late.exclude(kind__in=[*AT_SETUP, *OF_CASES]) if model is Entry else late
        assert not late.exists(), list(late)
    assert not [m for m in Message.objects.select_related("ticket") if m.at < m.ticket.opened_at]
    for ticket, messages, _spans in conversations():
        assert [m.pk for m in messages] == sorted(m.pk for m in messages), ticket


def test_the_journal_tells_each_message_and_each_end(demo):
    told = {fact for e in Entry.objects.all() if (fact := e.facts.get("message_id"))}
    silent = Message.objects.filter(is_acknowledgement=True)
    assert told == set(Message.objects.exclude(pk__in=silent).values_list("pk", flat=True))
    # Talks, cases and the team's reflection are written when everything else has its numbers.
    later = Survey.objects.filter(kind="reflect").values("pk")
    filled = [*OF_TALKS, *OF_CASES, REFLECTION_BEGUN.code]
    told_of = Entry.objects.exclude(actor="import").exclude(kind__in=filled)
    told_of = told_of.exclude(subject_type=type_of(Survey), subject_id__in=later)
    numbers = list(told_of.order_by("at", "id").values_list("id", flat=True))
    assert numbers == sorted(numbers)


def test_no_promise_waits_in_what_is_solved(demo):
    done = Promise.objects.filter(kept_at=None, withdrawn_at=None).exclude(ticket__state__in=LIVE)
    assert not done.exists()
    assert all(p.made_at < p.due_at and "{" not in p.text for p in Promise.objects.all())


def test_every_mail_has_gone_long_ago_or_is_held(demo):
    assert set(OutMail.objects.values_list("state", flat=True)) == {"sent", "held"}
    assert set(OutMail.objects.filter(state="held").values_list("reason", flat=True)) == {
        "held.demo"
    }
    outgoing = Message.objects.filter(kind__in=["outgoing", "side_out"], ticket__is_history=False)
    assert all(m.outmail.message_id == m.message_id for m in outgoing.select_related("outmail"))


def test_no_slot_and_no_real_address_is_left_in_a_text(demo):
    for message in Message.objects.all():
        texts = (
            f"{message.subject}\n{message.text}\n{' '.join(message.to)} {message.sender_address}"
        )
        assert "{" not in texts and "\N{OBJECT REPLACEMENT CHARACTER}" not in texts, texts
        assert [a for a in REAL.findall(texts) if not a.endswith(".example")] == []
    assert all(u.email.endswith(".example") for u in User.objects.all())


def test_the_present_is_alive(demo):
    live = Ticket.objects.filter(is_live=True)
    plain = live.filter(collective_item=None)
    assert 25 <= plain.count() <= 45
    assert set(plain.values_list("state", flat=True)) == set(LIVE)
    assert live.filter(next_due_at__lt=NOW).count() >= 3
    assert live.filter(chaser_count__gt=0).count() >= 3
    assert live.filter(assignee=None).count() >= 4
    assert Handover.objects.filter(state="waiting").count() == 2
    assert Consultation.objects.filter(answered_at=None).count() == 1
    assert Collective.objects.get().ended_at is None
    waiting = Promise.objects.filter(kept_at=None)
    assert any(p.due_at < NOW for p in waiting) and any(p.due_at > NOW for p in waiting)
    assert Absence.objects.filter(starts_on__lte=NOW.date(), ends_on__gte=NOW.date()).count() == 2


def test_each_role_has_a_sign_in(demo):
    assert Department.objects.get().is_demo
    users = [one.user for one in DemoSignIn.objects.all()]
    assert {role for user in users for role in user.roles} == set(Role.values)
    assert all(one.user.check_password(one.password) for one in DemoSignIn.objects.all()[:2])


def test_a_concern_about_a_colleague_is_hidden_from_them(demo):
    about = Handover.objects.filter(danger="colleague").select_related("ticket")
    assert about and all(one.ticket.concealed.count() == 1 for one in about)
