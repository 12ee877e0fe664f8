"""What every action shares: one refusal type, one transaction, one answer to "who?"."""

from contextvars import ContextVar
from functools import wraps

from django.db import transaction

from augenhoehe.base.together import WAITING

ACTING: ContextVar[str | None] = ContextVar("acting", default=None)


class Refused(Exception):
    """The domain says no. The message is for the person; `code` is for machines."""

    def __init__(self, message, code="refused"):
        super().__init__(message)
        self.code = code


def action(function):
    """Mark a domain action: keyword `by` (who), all in one transaction."""

    @wraps(function)
    def run(*args, by, **kwargs):
        with _acting(function):
            return function(*args, by=by, **kwargs)

    run.is_action = True
    return run


def housekeeping(reason):
    """Mark a write that nobody will ever ask "who did it?" about, and say why."""

    def mark(function):
        @wraps(function)
        def run(*args, **kwargs):
            with _acting(function):
                return function(*args, **kwargs)

        run.is_housekeeping = reason
        return run

    return mark


class _acting:
    """Open the transaction and name the running action, for the guard that watches writes."""

    def __init__(self, function):
        self.name = f"{function.__module__}.{function.__qualname__}"
        # In a gathered batch each step has its savepoint already; its parts fail with it.
        self.atomic = transaction.atomic(savepoint=WAITING.get() is None)

    def __enter__(self):
        self.token = ACTING.set(self.name)
        self.atomic.__enter__()

    def __exit__(self, *failure):
        try:
            return self.atomic.__exit__(*failure)
        finally:
            ACTING.reset(self.token)
