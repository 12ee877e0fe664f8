"""Work for later: a row in the transaction that asks for it, taken up by the worker."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from augenhoehe.base.models import Job


@dataclass(frozen=True)
class Handler:
    """What runs a job of one name; `outward` talks to the world and runs outside a transaction."""

    name: str
    run: Callable
    outward: bool
    tries: int


HANDLERS: dict[str, Handler] = {}


def job(name, *, outward=False, tries=6):
    """Register the decorated function as handler of jobs called `name`."""

    def mark(function):
        HANDLERS[name] = Handler(name, function, outward, tries)
        return function

    return mark


def enqueue(name, *, key=None, due_at=None, lane="", priority=0, **args):
    """Ask for a job in the caller's transaction; a `key` that already waits is not asked twice."""
    assert name in HANDLERS, f"no handler for {name}"
    waiting = Job(
        name=name,
        key=key,
        due_at=due_at or timezone.now(),
        lane=lane,
        priority=priority,
        args=args,
    )
    Job.objects.bulk_create([waiting], ignore_conflicts=key is not None)
