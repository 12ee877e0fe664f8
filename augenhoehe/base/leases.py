"""Who works on which job: taken by a lease, renewed while it runs, ended with it."""

import os
import socket
import traceback
from datetime import timedelta
from pathlib import Path

from django.db import connection
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


def waiting(names, now):
    """What may be taken up now: the rest of a statement about base_job, and its values."""
    at = connection.ops.adapt_datetimefield_value(now)
    return DUE.format(names=", ".join(["%s"] * len(names)) or "NULL"), [*names, at, at, at]


# Written out: three threads ask it every second, and once more for each job.
DUE = """FROM base_job AS j
  WHERE failed_at IS NULL AND name IN ({names}) AND due_at <= %s
    AND (held_until IS NULL OR held_until < %s)
    AND (lane = '' OR NOT EXISTS (SELECT 1 FROM base_job AS busy
      WHERE busy.lane = j.lane AND busy.held_until >= %s AND busy.id <> j.id))"""
TURN = "ORDER BY priority, due_at, id LIMIT 1"
TAKE = """UPDATE "base_job"
  SET held_by = %s, held_until = %s, "key" = NULL, attempts = attempts + 1
  WHERE id = (SELECT id {due} {lock}) RETURNING *"""


def oldest_due(names, now):
    """The job that is due for the longest time, or None."""
    due, values = waiting(names, now)
    return next(iter(Job.objects.raw(f"SELECT * {due} ORDER BY due_at LIMIT 1", values)), None)


def claim(me, names, *, now=None):
    """Take the next due job of one of `names`, or None."""
    now = now or timezone.now()
    due, values = waiting(names, now)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 {due} LIMIT 1", values)
        if cursor.fetchone() is None:
            return None
    return _take(me, names, now)


@housekeeping("a lease ends with its job")
def _take(me, names, now):
    lock = TURN
    if connection.vendor == "postgresql":
        lock = f"{TURN} FOR UPDATE SKIP LOCKED"
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIM_LOCK])
    due, values = waiting(names, now)
    until = connection.ops.adapt_datetimefield_value(now + LEASE)
    rows = Job.objects.raw(TAKE.format(due=due, lock=lock), [me, until, *values])
    return next(iter(list(rows)), None)


@housekeeping("a finished job is gone")
def finish(taken, me):
    """End the job, in the transaction of its effects."""
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "base_job" WHERE id = %s AND held_by = %s', [taken.pk, me])
        if not cursor.rowcount:
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
