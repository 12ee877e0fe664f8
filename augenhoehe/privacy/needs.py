"""What waits for the lead: names that are left after an erasure."""

from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need
from augenhoehe.privacy import rules
from augenhoehe.privacy.actions.places import KEPT
from augenhoehe.privacy.places import with_places

UPKEEP = 7
AT_MOST, SHOWN = 200, 10


@need("privacy.places", seen=rules.erasures_visible_to)
def places_to_look_at(mine, user, now):
    """Erasures after which others' texts still name somebody."""
    kept = mine.filter(asked_by=user, done_at__isnull=False).exclude(words="")
    own = yield kept.order_by("done_at")[:AT_MOST]
    left = yield from with_places([one.pk for one in own], user=user)
    return [
        Need(
            key=f"erasure:{one.pk}",
            label=_("Places after an erasure"),
            url=reverse("privacy:places", args=[one.pk]),
            why=_("Others' texts still name the person. Look whether to black that out."),
            rank=UPKEEP,
            due_at=one.done_at + KEPT,
        )
        for one in [one for one in own if one.pk in left][:SHOWN]
    ]
