"""An entry of the day is done, put off, or given away."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.offers import resolve
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Gift, Laid
from augenhoehe.journal.actions import record

OWN = "how somebody orders their day is their own business"


@housekeeping(OWN)
def put_off(user, *, key, until):
    """Put an entry off until a moment."""
    if until is None or until <= timezone.now():
        raise Refused(_("Until when? The moment must lie ahead."), code="day.past")
    Laid.objects.update_or_create(
        user=user, key=key[:80], defaults={"until_at": until, "stamp": ""}
    )


@housekeeping(OWN)
def lay_down(user, *, key, stamp):
    """Lay an entry aside as done; it comes back only when it changes."""
    Laid.objects.update_or_create(
        user=user, key=key[:80], defaults={"until_at": None, "stamp": stamp[:40]}
    )


@housekeeping(OWN)
def take_up(user, *, key):
    """Take an entry up again that was put off, done or given away."""
    Laid.objects.filter(user=user, key=key).delete()
    Gift.objects.filter(giver=user, key=key).delete()


@action
def give_away(need, *, to, by):
    """Give an entry to a colleague who may see what it is about."""
    if need.ref is None or need.ref not in resolve([need.ref], user=to):
        raise Refused(
            _("%(name)s may not see this and cannot take it.") % {"name": to.name},
            code="day.blind",
        )
    Gift.objects.update_or_create(
        giver=by, key=need.key, defaults={"receiver": to, "given_at": timezone.now()}
    )
    record(events.GIVEN, to, by=by)
