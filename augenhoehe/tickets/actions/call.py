"""A phone call is noted."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.arriving import LIST_FIELDS, ask_for_index, show_newest
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, move, set_next_due


@action
def note_call(ticket, *, text, by, customer_called, mood="", promise=None):
    """Note a call: one the customer made waits for an answer, one we made is an answer.

    `promise`: (words, by when) of what was promised in it. `mood`: how the customer sounded, "" if
    nobody said; None where it only adds to a call that was noted before.
    """
    ticket = locked(ticket)
    if not text.strip():
        raise Refused(_("What was said is missing."), code="call.empty")
    if ticket.is_history:
        raise Refused(
            _("This is history. Write the call down as a new concern."), code="call.history"
        )
    message = Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.CALL,
        at=timezone.now(),
        author=by,
        mood=mood,
        heard_by=by,
        contact=ticket.contact,
        sender_name=by.name,
        text=text.strip(),
    )
    show_newest(ticket, message)
    _answer_or_chaser(ticket, message, customer_called)
    ticket.save(update_fields=[*LIST_FIELDS, *STATE_FIELDS])
    record(events.CALLED, ticket, by=by, message_id=message.pk)
    if promise:
        give_promise(ticket, text=promise[0], due_at=promise[1], by=by)
    ask_for_index(ticket)
    return message


def _answer_or_chaser(ticket, message, customer_called):
    if customer_called:
        chaser = ticket.unanswered_since is not None
        ticket.chaser_count += chaser
        ticket.chased_count += chaser
        ticket.unanswered_since = ticket.unanswered_since or message.at
        move(ticket, "customer_writes", at=message.at)
        return
    ticket.unanswered_since, ticket.chaser_count = None, 0
    ticket.first_response_at = ticket.first_response_at or message.at
    set_next_due(ticket)
