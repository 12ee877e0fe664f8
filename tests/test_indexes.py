"""Partial indexes hold conditions that SQLite can recognise in a question."""

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
