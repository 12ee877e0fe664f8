"""How customers sounded on the phone in the year, and which solutions they called none.

What really happened: three calls of four have a click. Who waited beyond the deadline, had to ask
again or rang a second time is annoyed twice as often; who is rung by us is grateful more often.
A quarter of what customers opened again was said on the status page.
"""

from collections import defaultdict
from random import Random

from augenhoehe.tickets import events
from augenhoehe.tickets.models import Message, Mood, State, StateSpan
from augenhoehe.transfer.demo.surveys import has_waited

SAID, ON_STATUS_PAGE = 0.76, 0.25
# Shares of factual, annoyed, grateful.
CALLED, WAITED, RUNG = (0.66, 0.18, 0.16), (0.48, 0.39, 0.13), (0.52, 0.12, 0.36)


def add_moods(world):
    """One click on most calls of the year, and what was not solved."""
    rng = Random("moods")
    for call in world.book.rows[Message]:
        if call.kind == Message.Kind.CALL:
            call.mood = _sounded(rng, call) if call.heard_by else ""
    _contradict(world, rng)


def _sounded(rng, call):
    if rng.random() > SAID:
        return ""
    shares = RUNG if call.author else WAITED if has_waited(call.ticket) else CALLED
    return rng.choices((Mood.FACTUAL, Mood.ANNOYED, Mood.GRATEFUL), shares)[0]


def _contradict(world, rng):
    """Some of what customers opened again was said by the button of the status page."""
    written = defaultdict(dict)
    for message in world.book.rows[Message]:
        if message.kind == Message.Kind.INCOMING:
            written[message.ticket.pk][message.at] = message
    for span in world.book.rows[StateSpan]:
        message = written[span.ticket.pk].get(span.until_at)
        was_over = span.state in (State.SOLVED, State.CLOSED)
        # Thanks opened it for minutes only: that is taken back.
        is_again = was_over and message and span.ticket.reopened_count
        if is_again and not span.ticket.no_concern and rng.random() < ON_STATUS_PAGE:
            span.ticket.unsolved_at = message.at
            world.record(
                events.CONTRADICTED, span.ticket, by="customer", at=message.at, message_id=message
            )
