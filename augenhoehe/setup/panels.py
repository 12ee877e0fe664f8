"""What this room hangs on the frame: the way back into a set-up that was left."""

from augenhoehe.base.offers import panel
from augenhoehe.people.rules import may_change_settings
from augenhoehe.ui import slots


@panel(slots.NAV_FOOT, template="setup/go_on.html", seen=may_change_settings)
def go_on(host, *, mine, user):
    """Until the set-up is through, those who keep the settings find back to it."""
    return {} if mine and not user.house_is_set_up else None
