"""What of these pages belongs on somebody's day."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.dashboards import month_words, rules
from augenhoehe.dashboards.models import MonthPage, Sending
from augenhoehe.dashboards.monthly import last_month
from augenhoehe.dashboards.receivers import due_day
from augenhoehe.people.queries import asking_department

FOLLOW_UP = 6
AT_MOST = 10
AHEAD = timedelta(days=3)


@need("decision.answered", seen=rules.decisions_visible_to)
def answered(mine, user, now):
    """For the lead: what the boss decided and nobody acts on yet."""
    if not user.is_lead:
        return []
    waiting = mine.exclude(answered_at=None).filter(acted_at=None).order_by("answered_at")
    found = yield waiting.select_related("page", "answered_by")[:AT_MOST]
    return [
        Need(
            key=f"decision:{one.pk}:{one.answered_at:%y%m%d%H%M%S}",
            label=_("Decided: %(question)s") % {"question": one},
            url=one.get_absolute_url(),
            why=f"{month_words.answerer(one)}: {month_words.answer_words(one)}"[:200],
            rank=FOLLOW_UP,
            due_at=one.answered_at,
            ref=ref(one),
            verbs=(
                (pgettext("decision", "I act on it"), reverse("dashboards:act", args=[one.pk])),
            ),
        )
        for one in found
    ]


@need("decision.open", seen=rules.decisions_visible_to)
def to_decide(mine, user, now):
    """For the boss: what the service needs decided."""
    if not rules.may_decide(user):
        return []
    today = timezone.localdate(now)
    waiting = mine.filter(answered_at=None, acted_at=None, page__open_until__gte=today)
    waiting = waiting.exclude(page__released_at=None).select_related("page").order_by("due_on")
    found = yield waiting[:AT_MOST]
    return [
        Need(
            key=f"decide:{one.pk}",
            label=_("To be decided: %(question)s") % {"question": one},
            url=one.get_absolute_url(),
            why=one.why[:200],
            rank=FOLLOW_UP,
            due_at=timezone.make_aware(datetime.combine(one.due_on, time(17))),
            ref=ref(one),
        )
        for one in found
    ]


@need("month.release", seen=rules.months_visible_to)
def to_release(mine, user, now):
    """For the lead: the page is to leave in a few days and is not released yet."""
    if not rules.may_write_months(user):
        return []
    today = timezone.localdate(now)
    month = last_month(today)
    on, released = yield (
        Sending.objects.filter(is_on=True)[:1],
        mine.filter(month=month).exclude(released_at=None)[:1],
    )
    if not on or released:
        return []
    due = due_day(month, on[0], state=(yield from asking_department()).state)
    if due - AHEAD > today:
        return []
    page = MonthPage(month=month)
    return [
        Need(
            key=f"month:{month}",
            label=_("Monthly page: %(month)s") % {"month": page},
            url=page.get_absolute_url(),
            why=_("It leaves when it is released; you wanted it sent by now."),
            rank=FOLLOW_UP,
            due_at=timezone.make_aware(datetime.combine(due, time(9))),
        )
    ]
