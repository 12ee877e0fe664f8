"""Indexes: conditions that SQLite can recognise in a question, names that PostgreSQL can keep."""

from collections import Counter

from django.apps import apps


def _values(condition):
    for child in condition.children:
        if isinstance(child, tuple):
            yield child[1]
        else:
            yield from _values(child)


def test_no_index_waits_for_a_value_that_sqlite_never_sees():
    """Values are bound after the plan is made: `WHERE key = ?` never matches `key <> ''`, so such
    an index is kept up and never used. Yes, no and nothing are written into the question."""
    blind = [
        index.name
        for model in apps.get_models()
        if model.__module__.startswith("augenhoehe.")
        for index in model._meta.indexes
        if index.condition is not None
        and any(value not in (None, True, False) for value in _values(index.condition))
    ]
    assert not blind


def test_no_two_tables_indexes_or_constraints_share_a_name():
    """PostgreSQL keeps tables and indexes in one list of names; SQLite would not complain."""
    models = apps.get_models(include_auto_created=True)
    names = [model._meta.db_table for model in models]
    for model in models:
        names += [one.name for one in (*model._meta.indexes, *model._meta.constraints)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
