"""What a ticket looked like, so that a change can be taken back."""

from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.timeline import enter

TOUCHED = [
    "state", "is_live", "assignee_id", "team_id", "priority", "no_concern", "unanswered_since",
    "chaser_count", "reopened_count", "first_response_at", "solved_at", "closed_at", "waiting_for",
    "waiting_until", "fault", "topic_id", "product_id", "response_due_at", "solution_due_at",
    "next_due_at", "last_at", "preview", "sender", "message_count",
]  # fmt: skip


def picture_of(ticket):
    """The touched fields as plain JSON values, moments in ISO form."""
    values = {name: getattr(ticket, name) for name in TOUCHED}
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()}


def spans_of(ticket):
    """The ids of its stretches of time, in order."""
    return list(ticket.spans.order_by("pk").values_list("pk", flat=True))


def rewind(ticket, *, made, before):
    """Forget the stretches of time that a change made, where none came after: it never was."""
    if spans_of(ticket) != made or made == before:
        return
    ticket.spans.exclude(pk__in=before).delete()
    if last := ticket.spans.order_by("pk").last():
        ticket.spans.filter(pk=last.pk).update(until_at=None)
        ticket.state = last.state


def put_back(ticket, picture, *, at):
    """Make `ticket` look like `picture` again; the span of time in between stays on record."""
    if ticket.team_id != picture["team_id"]:
        ticket.team_id = picture["team_id"]
        ticket.spans.filter(until_at=None).update(team_id=ticket.team_id)
    enter(ticket, picture["state"], at=at)
    for name, value in picture.items():
        field = Ticket._meta.get_field(name.removesuffix("_id"))
        setattr(ticket, name, value if field.is_relation else field.to_python(value))
    ticket.save(update_fields=[name.removesuffix("_id") for name in TOUCHED])
