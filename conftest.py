"""What every test of the house gets: see tests/guard.py for the watch over writes."""

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection

from augenhoehe.base.models import Job
from augenhoehe.base.worker import run_waiting
from tests.guard import Guard, at_work, watch_actions


def _tables():
    """The tables of our rooms; waiting jobs are the worker's own book-keeping."""
    models = apps.get_models(include_auto_created=True)
    own = (m for m in models if m.__module__.startswith("augenhoehe."))
    return {m._meta.db_table for m in own} - {"base_job"}


@pytest.fixture(scope="session")
def tables_of_the_house():
    return _tables()


@pytest.fixture(autouse=True)
def only_actions_write(tables_of_the_house, monkeypatch):
    """Refuse writes outside actions while a request or a job is handled."""
    guard = Guard(tables_of_the_house)
    watch_actions(guard, monkeypatch)
    with connection.execute_wrapper(guard):
        yield guard
    assert not guard.complaints, guard.complaints


@pytest.fixture(autouse=True)
def fresh_cache():
    """Rate limits and the like start anew in each test."""
    cache.clear()


@pytest.fixture
def work(db, only_actions_write):
    """`work(now=None)`: run every due job here, as the worker would; none of them may fail."""

    def run(now=None):
        with at_work():
            count = run_waiting(now=now)
        failed = list(Job.objects.exclude(error="").values_list("name", "error"))
        assert not failed, failed
        return count

    return run
