"""What each complaint leaves behind for the figures: marks, and where they are filed.

The same is asked of the database in `records.py`, for the lists; a test holds the two together.
"""

from augenhoehe.base.tallies import Amount
from augenhoehe.complaints import records
from augenhoehe.complaints.models import Complaint

COST, ENDED, OURS = "cost", "ended:", "ours:"
# Costs are spread over whole euros: there are fewer of them than of cents.
CENTS = 100
FIELDS = (
    "register_key", "acknowledged_at", "acknowledge_due_at", "told_at", "closed_at",
    "decision_due_at", "recorded_in_time", "recorded_outcome", "is_first_contact", "ours",
    "is_repeated", "ending", "cause", "analysis__category_id", "cost_cents",
)  # fmt: skip


def _n(column, since=None):
    return column, None, since


def of_complaint(row):
    """What a complaint tells of its arrival, its deadlines, its end and its cost."""
    yield _n("n")
    if row.acknowledge_due_at:
        yield from _judged("acknowledged", row.acknowledged_at, row.acknowledge_due_at)
    if row.decision_due_at and row.ending != records.WITHDRAWN:
        yield from _judged("decided", row.told_at or row.closed_at, row.decision_due_at)
    if row.register_key is None:
        yield from _of_ours(row)
    else:
        yield from _of_register(row)
    yield from _found_out(row)


def _judged(what, done_at, due_at):
    """A deadline is judged when it was met, or when it has passed."""
    yield _n(f"{what}_judged", None if done_at else due_at)
    if done_at and done_at <= due_at:
        yield _n(f"{what}_met")


def _of_ours(row):
    yield _n("here")
    if row.is_repeated:
        yield _n("repeated")
    if row.closed_at and row.ending != records.WITHDRAWN:
        yield _n("settled")
        if row.is_first_contact:
            yield _n("first_contact")


def _of_register(row):
    if row.recorded_in_time is not None:
        yield _n("recorded")
        if row.recorded_in_time:
            yield _n("recorded_met")
    if row.recorded_outcome:
        yield _n("outcomes")


def _found_out(row):
    if row.closed_at:
        yield _n(f"{ENDED}{row.ending}")
    yield _n(f"{OURS}{row.ours}")
    if row.ours != Complaint.Ours.OPEN:
        yield _n("judged")
    if row.ours in records.OURS:
        yield _n("justified")
    if row.cause:
        yield _n("causes")
    if row.analysis__category_id:
        yield _n("categories")
    if row.cost_cents:
        yield COST, row.cost_cents / CENTS, None
        yield Amount(COST, row.cost_cents)


def received(window):
    """The complaints filed by when they were received."""
    return records.received(Complaint.objects.all(), window)


def touched(ids):
    """When these complaints were received."""
    return _moments(pk__in=ids)


def touched_by_tickets(ids):
    """When the complaints on these concerns were received."""
    return _moments(ticket__in=ids)


def _moments(**which):
    return list(Complaint.objects.filter(**which).values_list("received_at", flat=True))
