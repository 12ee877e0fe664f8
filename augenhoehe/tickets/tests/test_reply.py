import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.actions.wait import wait_for_customer
from augenhoehe.tickets.facts import Onward, Written
from augenhoehe.tickets.models import Draft, Message, State, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again


@pytest.fixture
def cast(db):
    return make_cast()


def test_a_standard_solution_that_is_not_there_is_no_reason_to_lose_the_reply(cast, ticket):
    written = Written(html="<p>Gut</p>", to=("mia@muster.example",), solution_ids=(4711,))
    send_reply(ticket, written=written, by=cast.alice)
    assert not ticket.solution_uses.exists()


def test_the_answer_is_in_the_outbox_and_counts_as_first_response(cast):
    ticket = make_ticket(cast.technical)
    message = reply(ticket, cast.alice)

    ticket.refresh_from_db()
    assert ticket.first_response_at == message.at and ticket.unanswered_since is None
    mail = OutMail.objects.get()
    assert mail.subject == f"Re: Kein Tee [#{ticket.pk}]" and "Kessel" in mail.text
    assert message.message_id == mail.message_id
    assert Entry.objects.filter(kind=events.REPLIED.code, by_id=cast.alice.pk).exists()


def test_a_reply_on_a_stale_thread_is_stopped_and_nothing_is_sent(cast):
    ticket = make_ticket(cast.technical)
    seen = ticket.first_message.pk
    write_again(ticket)
    with pytest.raises(Refused) as no:
        send_reply(
            ticket,
            written=Written(html="<p>Hallo</p>", to=("mia@muster.example",), seen_id=seen),
            by=cast.alice,
        )
    assert no.value.code == "reply.stale"
    assert not OutMail.objects.exists()


def test_taking_back_gives_the_text_to_the_draft_and_the_ticket_its_former_state(cast):
    ticket = make_ticket(cast.technical)
    before = Ticket.objects.get(pk=ticket.pk)
    message = reply(ticket, cast.alice, onward=Onward(then="wait"))
    assert Ticket.objects.get(pk=ticket.pk).state == State.WAITING_CUSTOMER

    undo_send(message, by=cast.alice)

    after = Ticket.objects.get(pk=ticket.pk)
    assert (after.state, after.first_response_at) == (before.state, None)
    assert after.unanswered_since == before.unanswered_since
    assert "Kessel" in Draft.objects.get(user=cast.alice).html
    assert not Message.objects.filter(kind="outgoing").exists()
    assert OutMail.objects.get().state == OutMail.State.WITHDRAWN


def test_what_came_in_between_stays_when_a_reply_is_taken_back(cast):
    ticket = make_ticket(cast.technical)
    message = reply(ticket, cast.alice)
    write_again(ticket, "Noch etwas")
    undo_send(message, by=cast.alice)
    after = Ticket.objects.get(pk=ticket.pk)
    assert after.message_count == 2 and after.unanswered_since is not None


def test_after_fifteen_seconds_nothing_is_taken_back(cast):
    message = reply(make_ticket(cast.technical), cast.alice)
    OutMail.objects.update(due_at=timezone.now())
    with pytest.raises(Refused):
        undo_send(message, by=cast.alice)
    assert Message.objects.filter(pk=message.pk).exists()


def test_an_empty_reply_is_refused(cast):
    with pytest.raises(Refused):
        reply(make_ticket(cast.technical), cast.alice, html="<p> </p>")
    assert not OutMail.objects.exists()


def test_waiting_for_the_customer_needs_something_sent(cast):
    ticket = make_ticket(cast.technical)
    with pytest.raises(Refused):
        wait_for_customer(ticket, by=cast.alice)
    reply(ticket, cast.alice)
    assert wait_for_customer(ticket, by=cast.alice).state == State.WAITING_CUSTOMER


def test_what_goes_out_is_as_clean_as_what_is_shown(cast, ticket):
    reply(ticket, cast.alice, html="<p>Gut<script>alert(1)</script></p>")
    assert "script" not in OutMail.objects.get().html
