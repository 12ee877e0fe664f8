"""What of practice belongs on somebody's own day: a case to check; what is due, if they wish."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.practice import queries, rules

UPKEEP = 7


@need("practice.due", seen=rules.schedules_of)
def due(mine, user, now):
    """Something is due in one's own schedule, and one wanted to be reminded."""
    today = timezone.localdate(now)
    rows = mine.filter(is_offered=True, cards__due_at__lt=queries.end_of_day(now))
    rows = yield rows.exclude(settled_on=today).distinct()
    return [
        Need(
            key=f"practice:{today:%Y%m%d}",
            label=pgettext("page", "Practice"),
            url=reverse("practice:alone"),
            why=_("You wanted to be reminded: something is due in your own schedule."),
            rank=UPKEEP,
            verbs=((_("Not today"), reverse("practice:skip")),),
        )
        for _schedule in rows
    ]


@need("practice.cases", seen=rules.own_cases_at_work)
def cases(mine, user, now):
    """A colleague asks for a second pair of eyes, or gave one's own case back."""
    rows = yield mine
    told = {
        rules.WAITING: _("A colleague asks you to check it before others practise with it."),
        rules.DRAFT: _("It came back to you, with a reason."),
    }
    return [
        Need(
            key=f"practice:case:{one.pk}:{one.state}",
            label=str(one),
            url=one.get_absolute_url(),
            why=told[one.state],
            rank=UPKEEP,
            ref=ref(one),
        )
        for one in rows
        if rules.may_check(user, one) or (rules.may_write(user, one) and one.reason)
    ]
