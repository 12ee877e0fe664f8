"""What service promises ask of a person."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.catalogue import rules
from augenhoehe.catalogue.queries import ending

MOST = 20
AHEAD = timedelta(days=14)


@need("catalogue.ending", seen=rules.promises_visible_to)
def promise_ends(mine, user, now):
    """Promises that end within two weeks, or ended: their owner's, or the lead's without one."""
    own = Q(owner=user)
    if user.is_lead:
        own |= Q(owner=None) | Q(owner__is_active=False)
    until = timezone.localdate(now) + AHEAD
    rows = yield ending(mine.filter(own), until).order_by("ends_on", "pk")[:MOST]
    return [_need(promise, rules.may_write(user)) for promise in rows]


def _need(promise, may_write):
    day = date_format(promise.ends_on, "SHORT_DATE_FORMAT")
    verb = (_("Holds another year"), reverse("catalogue:extend_promise", args=[promise.pk]))
    return Need(
        key=f"catalogue.ending:{promise.pk}:{promise.ends_on}",
        label=str(promise),
        url=promise.get_absolute_url(),
        why=_("This service promise holds until %(day)s. What shall hold then?") % {"day": day},
        rank=7,
        due_at=timezone.make_aware(datetime.combine(promise.ends_on, time(23, 59))),
        ref=ref(promise),
        verbs=(verb,) if may_write else (),
    )
