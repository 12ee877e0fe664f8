"""What of ours belongs on somebody's day."""

from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.surveys import rules

CHASER = 4
AT_MOST = 30


@need("callback.due", seen=rules.call_backs_visible_to)
def to_call_back(mine, user, now):
    """Whoever is to call somebody back, by the date it is due."""
    due = mine.filter(owner=user, ended_at=None).select_related("response__contact")
    rows = yield due.order_by("due_at")[:AT_MOST]
    return [
        Need(
            key=f"callback:{one.pk}",
            label=_("Call back: %(name)s") % {"name": one.response.contact.name},
            url=one.get_absolute_url(),
            why=_("A critical response: %(text)s")
            % {"text": one.response.text[:160] or one.response.score},
            rank=CHASER,
            due_at=one.due_at,
            ref=ref(one),
        )
        for one in rows
    ]
