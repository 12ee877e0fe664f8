"""Who works on which job: taken by a lease, renewed while it runs, ended with it."""

import os
import socket
import traceback
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import HANDLERS
from augenhoehe.base.models import Job

LEASE = timedelta(seconds=30)
WAITS = tuple(timedelta(seconds=s) for s in (5, 60, 300, 1800, 7200))
# A job during which the worker itself died this often is a danger to it.
MAX_CLAIMS = 30
CLAIM_LOCK = 7_203_411


class LeaseLost(Exception):
    """Somebody else has this job by now; what was done here is rolled back."""


def started_at(pid):
    """When process `pid` of this host began, in ticks; None if there is none, 0 if unknown."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except (OSError, IndexError, ValueError):
        pass
    try:
        os.kill(pid, 0)
    except OSError:
        return None
    return 0


def holder(thread):
    """The name under which a thread of this process holds its jobs."""
    pid = os.getpid()
    return f"{socket.gethostname()[:40]}:{pid}:{started_at(pid)}:{thread}"


def is_dead(name):
    """Is this the name of a process of this host that has ended?"""
    host, pid, start, _thread = name.rsplit(":", 3)
    return host == socket.gethostname()[:40] and started_at(int(pid)) != int(start)


def due(names, now):
    """The jobs that may be taken up now, in the order of their turn."""
    free = Q(held_until=None) | Q(held_until__lt=now)
    busy = Job.objects.filter(lane=OuterRef("lane"), held_until__gte=now)
    lane_is_free = Q(lane="") | ~Exists(busy.exclude(pk=OuterRef("pk")))
    waiting = Job.objects.filter(free, failed_at=None, due_at__lte=now, name__in=names)
    return waiting.filter(lane_is_free).order_by("priority", "due_at", "id")


def claim(me, names, *, now=None):
    """Take the next due job of one of `names`, or None."""
    now = now or timezone.now()
    if not due(names, now).exists():
        return None
    return _take(me, names, now)


@housekeeping("a lease ends with its job")
def _take(me, names, now):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIM_LOCK])
    taken = due(names, now).select_for_update(skip_locked=True).first()
    if taken is None:
        return None
    taken.held_by, taken.held_until, taken.key = me, now + LEASE, None
    taken.attempts += 1
    taken.save(update_fields=["held_by", "held_until", "key", "attempts"])
    return taken


@housekeeping("a finished job is gone")
def finish(taken, me):
    """End the job, in the transaction of its effects."""
    if not Job.objects.filter(pk=taken.pk, held_by=me).delete()[0]:
        raise LeaseLost(taken)


@housekeeping("a job that failed says so itself")
def give_back(taken, me, failure):
    """Let the job wait and try again, or give it up after its last try."""
    over = taken.attempts >= HANDLERS[taken.name].tries
    now = timezone.now()
    Job.objects.filter(pk=taken.pk, held_by=me).update(
        held_by=None,
        held_until=None,
        due_at=now + WAITS[min(taken.attempts, len(WAITS)) - 1],
        error="".join(traceback.format_exception(failure))[-4000:],
        failed_at=now if over else None,
    )
    return over


@housekeeping("a lease ends with its job")
def renew(names, now=None):
    """Keep what the threads called `names` hold."""
    Job.objects.filter(held_by__in=names).update(held_until=(now or timezone.now()) + LEASE)


@housekeeping("a lease ends with its holder")
def end_leases_of_the_dead():
    """Free at once what processes of this host held when they died."""
    held = Job.objects.exclude(held_by=None)
    dead = [n for n in held.values_list("held_by", flat=True).distinct() if is_dead(n)]
    if not dead:
        return
    held = held.filter(held_by__in=dead)
    held.filter(attempts__gte=MAX_CLAIMS).update(
        failed_at=timezone.now(), error=f"The worker ended {MAX_CLAIMS} times during this job."
    )
    held.update(held_by=None, held_until=None)
