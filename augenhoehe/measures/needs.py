"""What of measures and ideas belongs on somebody's day, and why."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.measures import rules
from augenhoehe.measures.models import Idea, Measure

MOST = 20
FOLLOW_UP, UPKEEP = 6, 7
DAYS_TO_ANSWER = 7


@need("measures.due", seen=rules.visible_to)
def due(mine, user, now):
    """Quick measures of the person that are due."""
    today = timezone.localdate(now)
    found = mine.filter(kind=Measure.Kind.QUICK, state=Measure.State.RUNNING, owner=user)
    ripe = yield found.filter(due_on__lte=today).order_by("due_on", "pk")[:MOST]
    return [
        Need(
            key=f"measures.due:{one.pk}:{one.due_on}",
            label=_("Measure: %(title)s") % {"title": one},
            url=one.get_absolute_url(),
            why=_("It should be done by today. You wrote down that you do it."),
            rank=FOLLOW_UP,
            ref=ref(one),
            verbs=((pgettext("measure", "Done"), reverse("measures:finish", args=[one.pk])),),
        )
        for one in ripe
    ]


@need("measures.review", seen=rules.visible_to)
def review(mine, user, now):
    """Improvements whose effect is to be checked: for the lead, and for who does them."""
    found = mine.filter(kind=Measure.Kind.PROOF, state=Measure.State.RUNNING)
    found = found.filter(due_on__lte=timezone.localdate(now))
    if not user.is_lead:
        found = found.filter(owner=user)
    ripe = yield found.order_by("due_on", "pk")[:MOST]
    return [
        Need(
            key=f"measures.review:{one.pk}:{one.due_on}",
            label=_("Measure: %(title)s") % {"title": one},
            url=f"{one.get_absolute_url()}#effect",
            why=_("The day has come to check whether it worked."),
            rank=FOLLOW_UP,
            ref=ref(one),
        )
        for one in ripe
    ]


@need("measures.start", seen=rules.visible_to)
def start(mine, user, now):
    """Planned improvements of the person that should have begun."""
    today = timezone.localdate(now)
    planned = mine.filter(state=Measure.State.PLANNED, owner=user).distinct()
    ripe = planned.filter(expectations__starts_on__lte=today)
    late = yield ripe.exclude(expectations__starts_on__gt=today).order_by("pk")[:MOST]
    return [
        Need(
            key=f"measures.start:{one.pk}",
            label=_("Measure: %(title)s") % {"title": one},
            url=one.get_absolute_url(),
            why=_("It should have started by now. Start it, or write down another day."),
            rank=UPKEEP,
            ref=ref(one),
        )
        for one in late
    ]


@need("measures.step", seen=rules.visible_to)
def step(mine, user, now):
    """Steps of the person that are due."""
    today = timezone.localdate(now)
    waiting = Q(steps__owner=user, steps__done_at=None, steps__due_on__lte=today)
    live = mine.filter(waiting, state__in=[Measure.State.PLANNED, Measure.State.RUNNING])
    steps = live.values_list("pk", "title", "steps__pk", "steps__text", "steps__due_on")
    rows = yield steps.order_by("steps__due_on")[:MOST]
    return [
        Need(
            key=f"measures.step:{step_pk}:{day}",
            label=text,
            url=f"{reverse('measures:show', args=[pk])}#steps",
            why=_("A step of the measure “%(title)s” that you have.") % {"title": title},
            rank=UPKEEP,
            verbs=((pgettext("measure", "Done"), reverse("measures:tick", args=[pk, step_pk])),),
        )
        for pk, title, step_pk, text, day in rows
    ]


@need("measures.idea", seen=rules.ideas_visible_to)
def idea(mine, user, now):
    """For the lead: ideas that wait for an answer. For authors: answers they did not read yet."""
    unread = mine.filter(author=user, answered_at__isnull=False, answer_read_at=None)
    waiting = mine.filter(state=Idea.State.NEW) if rules.may_answer_ideas(user) else mine.none()
    answered, new = yield unread[:MOST], waiting.order_by("given_at")[:MOST]
    needs = [_idea_need(one, "answered", _("Your idea was answered.")) for one in answered]
    return needs + [_idea_need(one, "new", _waits(one, now)) for one in new]


def _waits(one, now):
    days = (now - one.given_at).days
    if days < DAYS_TO_ANSWER:
        return _("An idea waits for an answer.")
    return _("An idea waits for an answer, for %(days)s days now.") % {"days": days}


def _idea_need(one, what, why):
    return Need(
        key=f"measures.idea:{what}:{one.pk}",
        label=_("Idea: %(idea)s") % {"idea": one},
        url=one.get_absolute_url(),
        why=why,
        rank=UPKEEP,
        ref=ref(one),
    )
