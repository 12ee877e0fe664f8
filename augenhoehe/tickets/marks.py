"""What each record leaves behind for the figures: marks, and where they are filed.

A mark is (column, minutes or None, the moment from which it counts or None). The same is asked of
the database in `records.py`, for the lists; a test holds the two together.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from augenhoehe.tickets import records
from augenhoehe.tickets.models import (
    ExtraWish,
    Handover,
    Promise,
    SolutionUse,
    State,
    StateSpan,
    Ticket,
)

MINUTE = timedelta(minutes=1)
AVOIDABLE = (Handover.Needed.SOLUTION, Handover.Needed.AUTHORITY, Handover.Needed.KNOWLEDGE)


def _n(column, since=None):
    return column, None, since


def of_opened(row):
    """What a concern tells of its arrival: answered when, in time, moved, chased, reopened."""
    yield _n("n")
    if row.first_response_at:
        yield "response", (row.first_response_at - row.opened_at) / MINUTE, None
    if row.response_due_at:
        yield from _judged("response", row.first_response_at, row.response_due_at)
    if row.solution_due_at and (row.solved_at or row.is_live):
        yield from _judged("solution", row.solved_at, row.solution_due_at)
    if row.recorded_in_time is not None:
        yield _n("recorded")
        if row.recorded_in_time:
            yield _n("recorded_met")
    yield from _afterwards(row)


def _afterwards(row):
    if row.topic_id:
        yield _n("topics")
    if row.product_id:
        yield _n("products")
    if row.chased_count:
        yield _n("chased")
    if row.moved_count:
        yield _n("moved")
    if row.solved_at or row.reopened_count:
        yield _n("once_solved")
    if row.reopened_count:
        yield _n("reopened")
    if row.unsolved_at:
        yield _n("unsolved")


def _judged(what, done_at, due_at):
    """A deadline is judged when it was met, or when it has passed."""
    yield _n(f"{what}_judged", None if done_at else due_at)
    if done_at and done_at <= due_at:
        yield _n(f"{what}_met")


def of_solved(row):
    """What a solved concern tells: how long it took, what it came from, whether it lasted."""
    yield _n("n")
    yield "solution", (row.solved_at - row.opened_at) / MINUTE, None
    if row.fault:
        yield _n("faults")
    ripe_at = row.solved_at + records.QUIET
    yield _n("ripe", ripe_at)
    if row.used and not row.again:
        yield _n("lasted", ripe_at)


def of_ended(row):
    """One that is no longer open."""
    yield _n("n")


def of_promise(row):
    """A promise counts from its date on."""
    yield _n("n", row.due_at)
    if row.kept_at and row.kept_at <= row.due_at:
        yield _n("kept", row.due_at)


def of_wish(row):
    """A wish beyond what is included."""
    yield _n("n")


def of_handover(row):
    """A handover, urgent or not."""
    yield _n("n")
    if row.kind == Handover.Kind.URGENT:
        yield _n("urgent")


def of_closed_handover(row):
    """What the team would have needed, and what it was."""
    yield _n("n")
    if row.needed in AVOIDABLE:
        yield _n("avoidable")
    if row.cause:
        yield _n("causes")


def opened(window):
    """The concerns filed by their opening."""
    return records.opened(Ticket.objects.all(), window)


def solved(window):
    """The concerns filed by their last solution, with whether a standard solution lasted."""
    again = Ticket.objects.real().filter(
        company_id=OuterRef("company_id"),
        topic_id=OuterRef("topic_id"),
        opened_at__gt=OuterRef("solved_at"),
        opened_at__lte=OuterRef("solved_at") + records.QUIET,
    )
    uses = SolutionUse.objects.filter(ticket=OuterRef("pk"))
    rows = records.solved(Ticket.objects.all(), window)
    return rows.annotate(used=Exists(uses), again=Exists(again))


def ended(window):
    """The concerns filed by their end."""
    return records.ended(Ticket.objects.all(), window)


def promised(window):
    """The promises filed by their date; those ahead too."""
    return records.due(Promise.objects.all(), window)


def wished(window):
    """The extra wishes filed by when they were answered."""
    return records.wished(ExtraWish.objects.all(), window)


def handed(window):
    """The handovers filed by when they were made."""
    return records.handed(Handover.objects.all(), window)


def closed(window):
    """The handovers filed by when they were closed."""
    return records.closed(Handover.objects.all(), window)


def opened_touched(ids):
    """When these concerns were opened."""
    return list(Ticket.objects.filter(pk__in=ids).values_list("opened_at", flat=True))


def ended_touched(ids):
    """When these concerns ended, now or ever."""
    rows = Ticket.objects.filter(pk__in=ids).values_list("solved_at", "closed_at")
    over = (State.SOLVED, State.CLOSED)
    spans = StateSpan.objects.filter(ticket__in=ids, state__in=over)
    ends = [moment for row in rows for moment in row if moment]
    return ends + list(spans.values_list("from_at", flat=True))


def solved_touched(ids):
    """When these concerns were solved, and when others of their companies were just before them."""
    rows = Ticket.objects.filter(pk__in=ids).exclude(company=None)
    week = range(records.QUIET.days + 2)
    before = [
        at - timedelta(days=n) for at in rows.values_list("opened_at", flat=True) for n in week
    ]
    return ended_touched(ids) + before


def promises_touched(ids):
    """The dates of the promises in these concerns."""
    return list(Promise.objects.filter(ticket__in=ids).values_list("due_at", flat=True))


def wishes_touched(ids):
    """When the wishes in these concerns were answered, those taken back too."""
    return list(ExtraWish.objects.filter(ticket__in=ids).values_list("wished_at", flat=True))


def handovers_touched(ids):
    """When the handovers of these concerns were made."""
    return list(Handover.objects.filter(ticket__in=ids).values_list("handed_at", flat=True))


def closings_touched(ids):
    """When the handovers of these concerns were closed."""
    return list(Handover.objects.filter(ticket__in=ids).values_list("closed_at", flat=True))
