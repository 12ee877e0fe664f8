"""The order of the day: what every room offers, ranked, without what was put off or given away."""

import logging
from dataclasses import dataclass
from functools import partial

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.at_once import ask_together, fetch_at_once
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
    gifts, laid = fetch_at_once(
        Gift.objects.filter(Q(giver=user) | Q(receiver=user)).select_related("giver"),
        Laid.objects.filter(user=user),
    )
    given = {gift.key for gift in gifts if gift.giver_id == user.pk}
    laid = {one.key: one for one in laid}
    received = [gift for gift in gifts if gift.receiver_id == user.pk]
    (found, broken), *theirs = _gather_for([user, *_givers(received)], now=now)
    mine = [n for n in found if n.key not in given and not _is_laid(n, laid.get(n.key), now)]
    offered = _given_to(user, received, [needs for needs, _broken in theirs])
    known = {need.key for need in mine}
    mine += [n for n in offered if n.key not in known and not _is_laid(n, laid.get(n.key), now)]
    mine.sort(key=lambda need: (need.rank, need.due_at or FAR, need.key))
    once = list({need.key: need for need in reversed(mine)}.values())[::-1]
    shown = once if whole else once[:SHOWN]
    return Day(shown, len(once) - len(shown), broken)


def gather(user, *, now):
    """Everything the rooms offer to `user`; a room that breaks is left out and said so."""
    return _gather_for([user], now=now)[0]


def _gather_for(people, *, now):
    """[(needs, did a room break?)] of each, all rooms asked together."""
    asks = [partial(_offer, one, user, now) for user in people for one in NEEDS.values()]
    answers = ask_together(asks)
    found = []
    for place in range(len(people)):
        own = answers[place * len(NEEDS) : (place + 1) * len(NEEDS)]
        found.append(_needs_of(own))
    return found


def _offer(offered, user, now):
    return offered.gather(offered.seen(user), user, now)


def _needs_of(answers):
    for offered, answer in zip(NEEDS.values(), answers, strict=True):
        if answer.failure:
            log.error("need %s", offered.name, exc_info=answer.failure)
    needs = [need for answer in answers if not answer.failure for need in answer.result]
    return needs, any(answer.failure for answer in answers)


def _is_laid(need: Need, laid, now):
    if laid is None:
        return False
    if laid.until_at:
        return laid.until_at > now
    return laid.stamp == stamp_of(need)


def stamp_of(need):
    """What makes an entry the same as before: when it changes, "done" no longer holds."""
    return need.due_at.isoformat() if need.due_at else ""


def _givers(gifts):
    """Who gave something, each once."""
    return list({gift.giver_id: gift.giver for gift in gifts}.values())


def _given_to(user, gifts, needs_of_givers):
    """What colleagues gave to `user`, as far as the receiver may see what it is about."""
    given = []
    for giver, needs in zip(_givers(gifts), needs_of_givers, strict=True):
        keys = {gift.key for gift in gifts if gift.giver_id == giver.pk}
        given += [need for need in needs if need.key in keys and need.ref]
    seen = resolve({need.ref for need in given}, user=user)
    return [need for need in given if need.ref in seen]
