"""When the quiet hour is offered, and that it is not wanted this time."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet.actions.begin import PRIVATE

CHOSEN = ("is_offered", "weekday", "at", "every")


@housekeeping(PRIVATE)
def choose_time(space, *, chosen):
    """Keep when My day may offer the quiet hour, and whether at all."""
    for name in CHOSEN:
        setattr(space, name, chosen[name])
    space.save(update_fields=CHOSEN)
    return space


@housekeeping(PRIVATE)
def skip_hour(space):
    """Not this time: My day offers it again when its next day comes."""
    space.settled_on = timezone.localdate()
    space.save(update_fields=["settled_on"])
