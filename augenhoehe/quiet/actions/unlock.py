"""Guessing the secret of a private space is made slow."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet.models import Space

TRIES = 5
PAUSE = timedelta(minutes=10)


@housekeeping("wrong tries slow down guessing; nobody asks who made them")
def count_try(space, *, is_right):
    """Count a wrong try, with a pause after the fifth; a right one forgets them.

    Until when it is barred, if others' wrong tries barred it meanwhile: then this one is none.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    now = timezone.now()
    if space.barred_until and space.barred_until > now:
        return space.barred_until
    wrong = 0 if is_right else space.wrong_count + 1
    if wrong or space.wrong_count:
        space.wrong_count = wrong % TRIES
        space.barred_until = now + PAUSE if wrong >= TRIES else None
        space.save(update_fields=["wrong_count", "barred_until"])
    return None
