"""Which complaints each figure counts: asked by the figure and by the list it leads to.

As in the room of concerns: what is about a person of the team, or hangs on a concern hidden from
one, is left out for everybody; a number larger than the list behind it would tell of it.
"""

from django.db.models import Exists, OuterRef, Q

from augenhoehe.base.doors import is_number
from augenhoehe.base.indicators import Behind
from augenhoehe.complaints.models import Complaint
from augenhoehe.tickets.models import Concealment

WITHDRAWN = Complaint.Ending.WITHDRAWN
OURS = (Complaint.Ours.YES, Complaint.Ours.PARTLY)


def counted(complaints):
    """Complaints and claims; no data breaches, no doubles that were merged, nothing hidden."""
    hidden = Exists(Concealment.objects.filter(ticket=OuterRef("ticket_id")))
    rows = complaints.unmerged().exclude(kind=Complaint.Kind.BREACH).filter(about=None)
    return rows.filter(~hidden)


def received(complaints, window):
    """Received in the window."""
    return counted(complaints).filter(received_at__gte=window.since, received_at__lt=window.until)


def acknowledgement_judged(complaints, window):
    """Received in the window, with a deadline for the acknowledgement that passed or was met."""
    due = received(complaints, window).exclude(acknowledge_due_at=None)
    return due.filter(Q(acknowledge_due_at__lt=window.at) | ~Q(acknowledged_at=None))


def decision_judged(complaints, window):
    """Received in the window, with a deadline for the decision that passed or was met."""
    due = received(complaints, window).exclude(decision_due_at=None).exclude(ending=WITHDRAWN)
    done = ~Q(told_at=None) | ~Q(closed_at=None)
    return due.filter(Q(decision_due_at__lt=window.at) | done)


def recorded(complaints, window):
    """Received in the window, with an older register's word on the deadline."""
    return received(complaints, window).exclude(recorded_in_time=None)


def told_outcomes(complaints, window):
    """Received in the window, with an older register's word on the outcome."""
    return received(complaints, window).exclude(recorded_outcome="")


def here(complaints, window):
    """Received in the window, here and not in an older register."""
    return received(complaints, window).filter(register_key=None)


def ended(complaints, window):
    """Received in the window, here, and closed; not withdrawn."""
    return here(complaints, window).exclude(closed_at=None).exclude(ending=WITHDRAWN)


def judged(complaints, window):
    """Received in the window, with the answer to "our error?"."""
    return received(complaints, window).exclude(ours=Complaint.Ours.OPEN)


def of_causes(complaints, window):
    """Received in the window, with a cause."""
    return received(complaints, window).exclude(cause="")


def of_categories(complaints, window):
    """Received in the window, with a category of the cause."""
    return received(complaints, window).exclude(analysis__category=None)


def costly(complaints, window):
    """Received in the window, with a cost."""
    return received(complaints, window).filter(cost_cents__gt=0)


OF_COMPLAINTS = {
    "complaints.received": received,
    "complaints.rate": here,
    "complaints.channels": received,
    "complaints.acknowledged": acknowledgement_judged,
    "complaints.in_time": decision_judged,
    "complaints.recorded": recorded,
    "complaints.outcomes": told_outcomes,
    "complaints.first_contact": ended,
    "complaints.justified": judged,
    "complaints.repeated": here,
    "complaints.causes": of_causes,
    "complaints.categories": of_categories,
    "complaints.cost": costly,
    "complaints.spent": costly,
}


PARTS = {
    "team": "team_id",
    "topic": "topic_id",
    "product": "product_id",
    "touchpoint": "touchpoint_id",
    "company": "company_id",
    "category": "analysis__category_id",
    "channel": "channel",
    "cause": "cause",
    "outcome": "recorded_outcome",
}


def wanted_by(query):
    """The figure whose records the URL asks for, or None."""
    return Behind.from_query(query, OF_COMPLAINTS)


def behind(rows, query):
    """`rows` narrowed to what a figure counted, of all or of a part, where the URL asks for it."""
    wanted = wanted_by(query)
    if wanted is None:
        return rows
    rows = OF_COMPLAINTS[wanted.name](rows, wanted.window)
    for kind in PARTS.keys() & query.keys():
        rows = _of_part(rows, PARTS[kind], query[kind].replace("\0", ""))
    return rows


def _of_part(rows, field, part):
    is_id = field.endswith("_id")
    if part == "-":
        return rows.filter(**({f"{field}__isnull": True} if is_id else {field: ""}))
    return rows.filter(**{field: part}) if is_number(part) or not is_id else rows
