"""Several querysets in one statement: a page that asks ten rooms waits for the database once.

    live, past = fetch_at_once(live, past)           # both are filled now; iterate them as usual

    def offer(mine, user, now):                      # a need, a panel …
        rows = yield mine.filter(…)                  # asked together with all others' of this round
        return [… for one in rows]

Each part stays the statement that it would be alone, with its order and its limit, and keeps its
index. What cannot be asked like this (or breaks) is left as it was, and asks for itself.
"""

import json
import logging
from functools import partial
from inspect import isgenerator
from itertools import chain

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    Count,
    DateField,
    DecimalField,
    DurationField,
    JSONField,
    TimeField,
    UUIDField,
    Value,
)

log = logging.getLogger("augenhoehe.at_once")
ARRAY = {"sqlite": "JSON_ARRAY", "postgresql": "JSON_BUILD_ARRAY"}
# The most arguments that PostgreSQL takes is 100.
MOST_ARGUMENTS = 60
# SQLite takes 500 parts of one statement.
MOST_PARTS = 200
# What JSON knows as text only; Django's converters for SQLite read texts anyway.
SPELLED = (DateField, TimeField, DecimalField, DurationField, UUIDField)


def fetch_at_once(*querysets):
    """Fill these querysets with one statement; returns them."""
    waiting = [rows for rows in querysets if rows._result_cache is None]
    parts = [part for rows in waiting if (part := _Part.of(rows))]
    for start in range(0, len(parts), MOST_PARTS):
        _fetch(parts[start : start + MOST_PARTS])
    return querysets


def _fetch(parts):
    if len(parts) == 1:
        return
    statement = " UNION ALL ".join(one.statement(place) for place, one in enumerate(parts))
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(statement, list(chain.from_iterable(one.values for one in parts)))
        for place, row in cursor.fetchall():
            parts[place].take(row)
    for one in parts:
        one.fill()


def hang(thing, **related):
    """Let `thing` know its related rows by these names, as `prefetch_related` would; returns them.

    `fetch_at_once(*hang(measure, steps=measure.steps.select_related("owner"), checks=…))`
    """
    thing.__dict__.setdefault("_prefetched_objects_cache", {}).update(related)
    return tuple(related.values())


def counting(rows):
    """A queryset whose sum is how many rows there are, for whoever asks together with others."""
    alone = rows.order_by().values(one=Value(1))
    many = Count("pk", distinct=rows.query.distinct)
    return alone.annotate(many=many).values_list("many", flat=True)


class _Part:
    """One of the querysets: its statement, what came for it, and how Django makes it objects."""

    def __init__(self, rows, compiler, statement, values):
        self.rows, self.compiler, self.values = rows, compiler, values
        self.inner, self.found = statement, []
        chosen = compiler.select[: compiler.col_count]
        self.fields = [expression.output_field for expression, _sql, _alias in chosen]
        self.names = [compiler.connection.ops.quote_name(alias) for *_rest, alias in chosen]

    @classmethod
    def of(cls, rows):
        """None for what is known to be empty, is a compound already, or breaks."""
        query = rows.query.chain()
        if query.combinator:
            return None
        compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            return cls(rows, compiler, *compiler.as_sql(with_col_aliases=True))
        except Exception:
            # Asked for itself it finds nothing, or fails where somebody sees it.
            return None

    def statement(self, place):
        make = ARRAY[self.compiler.connection.vendor]
        starts = range(0, len(self.names), MOST_ARGUMENTS)
        groups = [", ".join(self.names[at : at + MOST_ARGUMENTS]) for at in starts]
        row = ", ".join(f"{make}({names})" for names in groups)
        return f"SELECT {place}, {make}({row}) FROM ({self.inner}) AS part{place}"

    def take(self, row):
        groups = json.loads(row) if isinstance(row, str) else row
        self.found.append(self._as_the_driver_would(chain.from_iterable(groups)))

    def _as_the_driver_would(self, values):
        if self.compiler.connection.vendor == "sqlite":
            return tuple(values)
        return tuple(map(_read, self.fields, values))

    def fill(self):
        """Let Django make of the rows what it would have made of its own."""
        rows = self.rows._chain()
        self.compiler.execute_sql = lambda *args, **kwargs: [self.found]
        rows.query.get_compiler = lambda *args, **kwargs: self.compiler
        self.rows._result_cache = list(rows._iterable_class(rows))


def _read(field, value):
    if isinstance(field, JSONField):
        return json.dumps(value)
    return field.to_python(value) if isinstance(field, SPELLED) else value


class Asked:
    """What one of several asked: its `result`, or the `failure` it ended with."""

    def __init__(self, ask):
        self.result = self.failure = self.steps = None
        self.wanted, self.is_waiting = (), False
        self._go(lambda: self._begin(ask))

    def _begin(self, ask):
        begun = ask()
        if not isgenerator(begun):
            raise StopIteration(begun)
        self.steps = begun
        return next(begun)

    def go_on(self):
        """Hand over what was wanted, up to the next wish or the end."""
        self._go(lambda: self.steps.send(self.wanted))

    def _go(self, step):
        self.is_waiting = False
        try:
            self.wanted, self.is_waiting = step(), True
        except StopIteration as end:
            self.result = end.value
        except Exception as failure:
            self.failure = failure

    @property
    def querysets(self):
        """What is wanted, as a list: one may yield a queryset, or several."""
        return self.wanted if isinstance(self.wanted, list | tuple) else (self.wanted,)


def ask_together(asks):
    """[Asked] of functions without arguments, of which those that `yield` share their statements.

    One that fails leaves the others alone: where a shared statement breaks, each asks for itself.
    """
    return answer_of(asking_together, asks)


def asking_together(asks):
    """`ask_together` for whoever asks together with others: `yield from asking_together(…)`."""
    all_asked = [Asked(ask) for ask in asks]
    while going := [one for one in all_asked if one.is_waiting]:
        yield tuple(chain.from_iterable(one.querysets for one in going))
        for one in going:
            one.go_on()
    return all_asked


def asking_all(asks):
    """What each of them answers, asked together; the first that fails fails all."""
    all_asked = yield from asking_together(asks)
    for one in all_asked:
        if one.failure:
            raise one.failure
    return [one.result for one in all_asked]


def answer_of(ask, *args, **kwargs):
    """What a function answers that may `yield` querysets, asked alone."""
    asked = Asked(partial(ask, *args, **kwargs))
    while asked.is_waiting:
        try:
            fetch_at_once(*asked.querysets)
        except Exception:
            log.exception("asking together")
        asked.go_on()
    if asked.failure:
        raise asked.failure
    return asked.result
