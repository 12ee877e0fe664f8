"""What each answer and each invitation leaves behind for the figures, and where it is filed.

Scores are kept as a spread {score: how often}, as durations are: so a page over a million answers
reads some hundred sums.
"""

from django.db.models import Exists, OuterRef

from augenhoehe.customers.models import ContactAddress
from augenhoehe.evaluation import records
from augenhoehe.indicators.calendar import starts
from augenhoehe.indicators.models import Kept, Span
from augenhoehe.surveys.models import Invitation, Response

SCORE, UNASKED = "score", "by:"


def of_response(row):
    """An answer: its score, and its way where no invitation asked for it."""
    yield "n", None, None
    yield SCORE, row.score, None
    if row.invitation_id is None:
        yield f"{UNASKED}{row.channel}", None, None


def of_invitation(row):
    """An invitation by mail: came back, opened, answered, and with which score."""
    yield "n", None, None
    is_answered = row.state == Invitation.State.ANSWERED
    if is_answered:
        yield "answered", None, None
    elif row.is_back:
        yield "bounced", None, None
    if is_answered or (row.opened_at and not row.is_back):
        yield "opened", None, None
    if is_answered and row.response__score is not None and not row.response__doubt:
        yield SCORE, row.response__score, None


def answered(kind):
    """What gives the responses of a kind in a window."""

    def rows(window):
        return records.answered(Response.objects.all(), window, kind=kind)

    return rows


def asked(window):
    """The invitations filed by when they were sent, with whether the mail came back."""
    back = ContactAddress.objects.filter(
        contact=OuterRef("contact_id"), bounced_at__gte=OuterRef("sent_at")
    )
    return records.asked(Invitation.objects.all(), window).annotate(is_back=Exists(back))


def answers_touched(ids):
    """When these responses came."""
    return list(Response.objects.filter(pk__in=ids).values_list("at", flat=True))


def answers_touched_by_tickets(ids):
    """When the responses about these concerns came."""
    return list(Response.objects.filter(ticket__in=ids).values_list("at", flat=True))


def answers_touched_by_import(source):
    """What gives the days on which answers to these surveys lie, and lay when last counted.

    An import is one entry, and one that was taken back has left nothing but what is kept.
    """

    def moments(ids):
        parts = [str(one) for one in ids]
        kept = Kept.objects.filter(source=source(), kind="survey", span=Span.DAY, part__in=parts)
        days = [starts(day) for day in kept.values_list("starts_on", flat=True)]
        return days + list(Response.objects.filter(survey__in=ids).datetimes("at", "day"))

    return moments


def asked_touched(field):
    """What gives the moments at which invitations were sent that hang on these, by a field."""

    def moments(ids):
        rows = Invitation.objects.filter(**{f"{field}__in": ids}).exclude(sent_at=None)
        return list(rows.values_list("sent_at", flat=True))

    return moments
