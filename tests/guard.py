"""Watches who writes while the house is at work.

Two rules are checked in every test that reaches the database:

1. While a request or a job is handled, tables of the house are written inside an `@action` or a
   `@housekeeping` function only. Outside of both (when a test builds its cast) anybody may write.
2. An `@action` that wrote something recorded something in the journal, itself or by an action it
   called. Whatever nobody will ask about is `@housekeeping("reason")`.

A broken rule fails the test, even when a view or a panel swallowed the complaint.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module

from augenhoehe.base import actions
from augenhoehe.base.together import WAITING

AT_WORK: ContextVar[bool] = ContextVar("at_work", default=False)
WRITE = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"(\w+)"(.*)', re.S)
# What Django and allauth write about a person by themselves when somebody signs in.
SIGN_IN = re.compile(r'\s*SET "(?:last_login|password)" = \S+ WHERE')
OWN_ROOMS: set[str] = set()


class GuardMiddleware:
    """Marks the time in which a request is handled."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with at_work():
            return self.get_response(request)


@contextmanager
def at_work():
    """Here the house is at work, so the guard looks on."""
    token = AT_WORK.set(True)
    try:
        yield
    finally:
        AT_WORK.reset(token)


class Guard:
    """Sees each statement and the end of each action."""

    def __init__(self, tables):
        self.tables = tables
        self.open = []
        self.complaints = []

    def __call__(self, execute, sql, params, many, context):
        found = WRITE.match(sql) if isinstance(sql, str) else None
        if found and found[1] in self.tables:
            self.note(found[1], found[2])
        return execute(sql, params, many, context)

    def note(self, table, rest):
        if self.open:
            self.open[-1]["records" if table == "journal_entry" else "writes"].add(table)
        if AT_WORK.get() and not actions.ACTING.get() and not SIGN_IN.match(rest):
            self.complain(f"{table} was written outside an action")

    def begin(self):
        waiting = WAITING.get()
        self.open.append({"writes": set(), "records": set(), "mark": waiting and waiting.mark()})

    def end(self, name, failed):
        done = self.open.pop()
        waiting = WAITING.get()
        if waiting and waiting.mark() > (done["mark"] or 0):
            # Entries that are written together at the end of a batch.
            done["records"].add("waiting")
        if self.open:
            self.open[-1]["records"] |= done["records"]
        if done["writes"] and not done["records"] and not failed and is_action(name):
            tables = ", ".join(sorted(done["writes"]))
            self.complain(f"{name} wrote {tables} and recorded nothing in the journal")

    def complain(self, sentence):
        self.complaints.append(sentence)
        raise AssertionError(sentence)


def is_action(name):
    """Is `module.function` an @action (and not housekeeping)?"""
    module, _, function = name.rpartition(".")
    try:
        return hasattr(getattr(import_module(module), function, None), "is_action")
    except ImportError:
        return False


def watch_actions(guard, patch):
    """Tell `guard` of the begin and end of each action while `patch` lasts."""
    enter, leave = actions._acting.__enter__, actions._acting.__exit__

    def entered(self):
        enter(self)
        guard.begin()

    def left(self, *failure):
        try:
            guard.end(self.name, failure[0])
        except AssertionError as complaint:
            leave(self, AssertionError, complaint, None)
            raise
        return leave(self, *failure)

    patch.setattr(actions._acting, "__enter__", entered)
    patch.setattr(actions._acting, "__exit__", left)
