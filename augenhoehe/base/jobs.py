"""Work for later: a row in the transaction that asks for it, taken up by the worker.

An inward handler changes our database only: its effects and the end of its job are one
transaction, so they happen once. An outward handler talks to the world, opens its own transactions
and may run again after a crash: it must ask "is this still to be done?" itself.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Event

from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.models import Job
from augenhoehe.base.together import together


class Cancelled(Exception):
    """Somebody cancelled the running job."""


@dataclass(frozen=True)
class Handler:
    """What runs a job of one name; `outward` talks to the world and runs outside a transaction."""

    name: str
    run: Callable
    outward: bool
    tries: int


HANDLERS: dict[str, Handler] = {}
BESIDE: dict[str, Callable] = {}
CURRENT: ContextVar[int | None] = ContextVar("current job", default=None)
# Set when the worker is about to end: a handler that waits for the world looks at it.
STOPPING = Event()


def job(name, *, outward=False, tries=6):
    """Register the decorated function as handler of jobs called `name`."""

    def mark(function):
        known = HANDLERS.get(name)
        assert known is None or known.run.__module__ == function.__module__, f"two handle {name}"
        HANDLERS[name] = Handler(name, function, outward, tries)
        return function

    return mark


def beside(name):
    """Register the decorated function to run in each worker beside its jobs, until STOPPING."""

    def mark(function):
        BESIDE[name] = function
        return function

    return mark


def enqueue(name, /, *, key=None, due_at=None, lane="", priority=0, **args):
    """Ask for a job in the caller's transaction; a `key` that already waits is not asked twice.

    Of the jobs of one `lane` one runs at a time; of two due jobs the smaller `priority` is first.
    """
    assert name in HANDLERS, f"no handler for {name}"
    waiting = Job(
        name=name,
        key=key,
        due_at=due_at or timezone.now(),
        lane=lane,
        priority=priority,
        args=args,
    )
    _save(waiting)


@together
def _save(jobs):
    Job.objects.bulk_create(jobs, ignore_conflicts=any(job.key is not None for job in jobs))


@housekeeping("a job is asked for by an action, which records it")
def withdraw(key):
    """Take back the job that waits under `key`; False when it runs already or is done."""
    return bool(Job.objects.filter(key=key, held_by=None).delete()[0])


@housekeeping("whether work runs now or later is nobody's history")
def cancel(job_id):
    """Take back a waiting job; a running one stops at its next step, when it tells its progress."""
    if not Job.objects.filter(pk=job_id, held_by=None).delete()[0]:
        Job.objects.filter(pk=job_id).update(cancelled_at=timezone.now())


@housekeeping("whether work runs now or later is nobody's history")
def try_again(job_id):
    """Give a failed job its tries back."""
    Job.objects.filter(pk=job_id).exclude(failed_at=None).update(
        failed_at=None, attempts=0, due_at=timezone.now()
    )


def failed_jobs():
    """Jobs that were given up, the latest first."""
    return Job.objects.exclude(failed_at=None).order_by("-failed_at")


def progress(done, total=None):
    """From within a handler: show how far it is, and stop (Cancelled) if somebody wants it to.

    The figure is shown for outward jobs only: an inward one shows nothing before its end.
    """
    mine = Job.objects.filter(pk=CURRENT.get())
    if mine.exclude(cancelled_at=None).exists():
        raise Cancelled
    if not connection.in_atomic_block:
        _show(mine, done, total)


@housekeeping("progress is gone with its job")
def _show(mine, done, total):
    mine.update(done_count=done, total_count=total)


def run_handler(waiting):
    """Run the handler of `waiting`, knowing its job."""
    token = CURRENT.set(waiting.pk)
    try:
        HANDLERS[waiting.name].run(**waiting.args)
    finally:
        CURRENT.reset(token)


def is_outward(waiting):
    """Does this job talk to the world?"""
    return HANDLERS[waiting.name].outward
