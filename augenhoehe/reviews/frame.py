"""What can be drawn from: solved conversations of a window, in strata.

What is protected is not in it and in no number either: confidential teams and concerns, danger,
what is about a person of the house, data breaches. Who reads the protocol cannot tell it from what
never was.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from augenhoehe.complaints.models import Complaint
from augenhoehe.people.queries import assignable_people
from augenhoehe.reviews.models import Drawn
from augenhoehe.tickets.models import Concealment, Message, Ticket

SPOKEN = (Message.Kind.OUTGOING, Message.Kind.CALL)
PLAIN, REOPENED, COMPLAINT = "plain", "reopened", "complaint"


@dataclass
class Frame:
    """{(team, channel, priority, mark): ids}, {id: author}, and what was left out."""

    strata: dict = field(default_factory=lambda: defaultdict(list))
    left_out: Counter = field(default_factory=Counter)


def frame_of(from_on, until_on):
    """The frame of all concerns solved from one day until another, both included."""
    frame, known = Frame(), set(assignable_people().values_list("pk", flat=True))
    for row in _rows(from_on, until_on):
        if why := _why_not(row, known):
            frame.left_out[why] += 1
        else:
            key = (row["team_id"], row["channel"] or "", row["priority"], _mark(row))
            frame.strata[key].append(row["pk"])
    return frame


def drawable(ids):
    """Those of `ids` that are not protected, not merged, no spam, and were answered by somebody."""
    known = set(assignable_people().values_list("pk", flat=True))
    rows = _told(_unprotected().filter(pk__in=ids))
    return {row["pk"] for row in rows if not _why_not({**row, "drawn": False}, known)}


def authors_of(ids):
    """{conversation: who wrote or spoke last to the customer}: whose conversation it is."""
    rows = Ticket.objects.filter(pk__in=ids).annotate(author_id=_author())
    return dict(rows.values_list("pk", "author_id"))


def _author():
    spoken = Message.objects.filter(
        ticket=OuterRef("pk"), kind__in=SPOKEN, author__isnull=False
    ).order_by("-at", "-pk")
    return Subquery(spoken.values("author")[:1])


def _unprotected():
    about = Concealment.objects.filter(ticket=OuterRef("pk"))
    delicate = Q(kind=Complaint.Kind.BREACH) | Q(about__isnull=False)
    complaint = Complaint.objects.filter(delicate, ticket=OuterRef("pk"))
    plain = Ticket.objects.filter(is_confidential=False, is_danger=False)
    return plain.filter(~Exists(about), ~Exists(complaint), team__is_confidential=False)


def _rows(from_on, until_on):
    first, last = (
        timezone.make_aware(datetime.combine(day, time()))
        for day in (from_on, until_on + timedelta(days=1))
    )
    solved = _unprotected().filter(solved_at__gte=first, solved_at__lt=last)
    return _told(solved).iterator(chunk_size=2000)


def _told(tickets):
    complained = Complaint.objects.filter(ticket=OuterRef("pk"))
    return tickets.annotate(
        channel=F("touchpoint__kind"),
        author_id=_author(),
        complained=Exists(complained),
        drawn=Exists(Drawn.objects.filter(ticket=OuterRef("pk"))),
    ).values(
        "pk", "team_id", "channel", "priority", "reopened_count", "complained", "drawn",
        "author_id", "no_concern", "merged_into_id", "is_history",
    )  # fmt: skip


def _why_not(row, known):
    if row["no_concern"]:
        return "no_concern"
    if row["merged_into_id"]:
        return "merged"
    if row["is_history"]:
        return "history"
    if row["author_id"] not in known:
        return "unanswered"
    return "drawn" if row["drawn"] else ""


def _mark(row):
    if row["complained"]:
        return COMPLAINT
    return REOPENED if row["reopened_count"] else PLAIN
