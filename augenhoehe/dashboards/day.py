"""The order of the day: what every room offers, ranked, without what was put off or given away."""

import logging
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.offers import NEEDS, Need, resolve
from augenhoehe.dashboards.models import Gift, Laid

log = logging.getLogger("augenhoehe.day")
SHOWN = 7
FAR = timezone.datetime.max.replace(tzinfo=timezone.get_default_timezone(), year=9000)


@dataclass(frozen=True)
class Day:
    """Somebody's day: at most seven entries, and how many more there are."""

    needs: list
    more: int
    broken: bool = False

    @property
    def count(self):
        """All that waits, shown or not."""
        return len(self.needs) + self.more


def day_of(user, *, now, whole=False):
    """The day of `user`: danger, broken promise, handover, chaser, service time, the rest."""
    found, broken = gather(user, now=now)
    gifts = list(Gift.objects.filter(Q(giver=user) | Q(receiver=user)).select_related("giver"))
    given = {gift.key for gift in gifts if gift.giver_id == user.pk}
    laid = {one.key: one for one in Laid.objects.filter(user=user)}
    mine = [n for n in found if n.key not in given and not _is_laid(n, laid.get(n.key), now)]
    received = [gift for gift in gifts if gift.receiver_id == user.pk]
    mine += _received(user, received, now=now, laid=laid, known={need.key for need in mine})
    mine.sort(key=lambda need: (need.rank, need.due_at or FAR, need.key))
    once = list({need.key: need for need in reversed(mine)}.values())[::-1]
    shown = once if whole else once[:SHOWN]
    return Day(shown, len(once) - len(shown), broken)


def gather(user, *, now):
    """Everything the rooms offer to `user`; a room that breaks is left out and said so."""
    found, broken = [], False
    for offered in NEEDS.values():
        try:
            found += offered.gather(offered.seen(user), user, now)
        except Exception:
            log.exception("need %s", offered.name)
            broken = True
    return found, broken


def _is_laid(need: Need, laid, now):
    if laid is None:
        return False
    if laid.until_at:
        return laid.until_at > now
    return laid.stamp == stamp_of(need)


def stamp_of(need):
    """What makes an entry the same as before: when it changes, "done" no longer holds."""
    return need.due_at.isoformat() if need.due_at else ""


def _received(user, gifts, *, now, laid, known):
    """What colleagues gave to `user`, as far as the receiver may see what it is about."""
    received = []
    for giver in {gift.giver for gift in gifts}:
        keys = {gift.key for gift in gifts if gift.giver_id == giver.pk} - known
        theirs = [need for need in gather(giver, now=now)[0] if need.key in keys and need.ref]
        seen = resolve([need.ref for need in theirs], user=user)
        received += [n for n in theirs if n.ref in seen and not _is_laid(n, laid.get(n.key), now)]
    return received
