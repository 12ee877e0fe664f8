"""What reviews ask of a person: what to bring, a view, a talk, an answer. Theirs alone."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.reviews import rules
from augenhoehe.reviews.models import Appraisal, Brought, Dispute

MOST = 20
FOLLOW_UP = 6
View, Step = Appraisal.State, Dispute.State


@need("reviews.review", seen=rules.reviews_visible_to)
def reviews(mine, user, now):
    """A talk of today or tomorrow to which one has not brought anything yet."""
    today = timezone.localdate(now)
    own = Brought.objects.filter(review=OuterRef("pk"), user=user)
    near = mine.filter(ended_at=None, held_on__range=(today, today + timedelta(days=1)))
    rows = yield near.exclude(Exists(own)).order_by("held_on", "pk")[:MOST]
    return [
        Need(
            key=f"reviews.review:{one.pk}",
            label=str(one),
            url=one.get_absolute_url(),
            why=_("Bring a conversation you liked, and one that nags you."),
            rank=FOLLOW_UP,
            due_at=_end_of(one.held_on),
            ref=ref(one),
        )
        for one in rows
    ]


@need("reviews.calibration", seen=rules.calibrations_visible_to)
def calibrations(mine, user, now):
    """A text that several people look at, blind, and one has not yet."""
    waits = mine.filter(revealed_at=None, places__user=user, places__is_in=False)
    rows = yield waits.order_by("begun_at", "pk")[:MOST]
    return [
        Need(
            key=f"reviews.calibration:{one.pk}",
            label=str(one),
            url=one.get_absolute_url(),
            why=_(
                "Several people look at one text, each for themselves. Your view is still missing."
            ),
            rank=FOLLOW_UP,
            ref=ref(one),
        )
        for one in rows
    ]


@need("reviews.appraisal", seen=rules.appraisals_visible_to)
def appraisals(mine, user, now):
    """One's own view asked, one's view of another's, both revealed, an agreement's date."""
    today = timezone.localdate(now)
    asked = Q(state=View.OWN, author=user) | Q(state=View.OTHER, reviewer=user)
    ripe = asked | Q(state=View.TALK) | Q(state=View.AGREED, look_on__lte=today)
    rows = yield mine.filter(ripe).select_related("ticket").order_by("asked_at", "pk")[:MOST]
    return [
        Need(
            key=f"reviews.appraisal:{one.pk}:{one.state}:{one.look_on or ''}",
            label=_("Conversation review: %(subject)s") % {"subject": one.ticket.subject},
            url=one.get_absolute_url(),
            why=_why(one),
            rank=FOLLOW_UP,
            due_at=_due(one),
            ref=ref(one),
        )
        for one in rows
    ]


def _why(one):
    return {
        View.OWN: _("Your conversation was drawn. First your own view is asked."),
        View.OTHER: _("The author's view is there; now yours is asked."),
        View.TALK: _("Both views are revealed. Talk, and agree on one thing."),
        View.AGREED: _("Today the two of you wanted to look at your agreement again."),
    }[View(one.state)]


def _due(one):
    return _end_of(one.look_on) if one.state == View.AGREED else None


def _end_of(day):
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


@need("reviews.dispute", seen=rules.disputes_visible_to)
def disputes(mine, user, now):
    """A dispute that waits for one's answer, one's word on the answer, or one's decision."""
    waits = (
        Q(state=Step.RAISED, appraisal__reviewer=user)
        | Q(state=Step.ANSWERED, appraisal__author=user)
        | Q(state=Step.RAISED, appraisal__author=user, due_at__lt=now)
        | Q(state=Step.SECOND, second=user)
    )
    found = mine.filter(waits).select_related("appraisal__ticket").order_by("due_at", "pk")
    rows = yield found[:MOST]
    return [
        Need(
            key=f"reviews.dispute:{one.pk}:{one.state}",
            label=_("Dispute: %(subject)s") % {"subject": one.appraisal.ticket.subject},
            url=one.get_absolute_url(),
            why=_why_dispute(one, user),
            rank=FOLLOW_UP,
            due_at=one.due_at,
            ref=ref(one),
        )
        for one in rows
    ]


def _why_dispute(one, user):
    if one.state == Step.SECOND:
        return _("You were called as second instance.")
    if one.state == Step.ANSWERED:
        return _("Your dispute is answered: leave it at that, or call the second instance.")
    if one.appraisal.author_id == user.pk:
        return _("No answer came in time. You can call the second instance.")
    return _("The author sees items otherwise and asks for your answer.")
