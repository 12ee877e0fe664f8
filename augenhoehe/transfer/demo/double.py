"""A customer was not sure whether the first mail arrived; a colleague merged the two."""

from datetime import timedelta

from augenhoehe.mail.models import OutMail
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import UNLISTED, show_newest
from augenhoehe.tickets.models import Message, State
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.texts import load
from augenhoehe.transfer.demo.year import begin_story

LATER = timedelta(minutes=6)


def teller(world, row, made):
    """Tell the second mail and its merge; `made` holds the story of the first by its scenario."""

    def tell(at):
        first = made[row["scenario"]]
        story = _begin(world, first, at)
        merged_at = world.rhythm.between(at, world.now, 0.3)
        _merge(story, first, by=world.house.people[row["who"]], at=merged_at)
        return story

    return tell


def _begin(world, first, at):
    story = begin_story(world, first.writer, at=at)
    story.key, known = "double", first.ticket
    story.begin(
        team=first.team_key, subject=known.subject, at=at, priority=known.priority,
        touchpoint=known.touchpoint, mailbox_id=known.mailbox_id,
    )  # fmt: skip
    before = load("extras")["double"][story.slots.language]
    message = speaking.receive(story, f"{before}\n\n{first.first_text}", at=at)
    story.ticket.unanswered_since = at
    pk = story.ticket.team.pk
    story.record(events.OPENED, by="mail", at=at, message_id=message, team_id=pk)
    speaking.acknowledge(story, at=at + timedelta(seconds=20))
    return story


def _merge(story, first, *, by, at):
    """What `merge_ticket` would have left."""
    source, target = story.ticket, first.ticket
    moved = [one for one in story.world.book.rows[Message] if one.ticket is source]
    for message in moved:
        message.ticket, message.came_with = target, source
    for outmail in (one for one in story.world.book.rows[OutMail] if one.ticket is source):
        outmail.ticket = target
    said = [one for one in moved if one.kind not in UNLISTED and not one.is_acknowledgement]
    newest = max(said, key=lambda one: one.at)
    count = target.message_count + len(moved)
    show_newest(target, newest)
    target.message_count = count
    story.enter(State.CLOSED, at=at)
    source.merged_into, source.closed_at = target, at
    story.record(events.MERGED, by=by, at=at, into_id=target)
    first.record(events.TOOK_IN, by=by, at=at, from_id=source)
