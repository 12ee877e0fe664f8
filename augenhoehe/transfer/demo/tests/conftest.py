"""A small demo for the tests, told once a language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from augenhoehe.transfer.actions.make_demo import make_demo

# A Tuesday morning in service hours.
NOW = datetime(2026, 11, 17, 10, 40, tzinfo=ZoneInfo("Europe/Berlin"))
SCALE = 0.06


@pytest.fixture(scope="module", params=["de", "en"])
def demo(request, django_db_setup, django_db_blocker):
    """The language of a demo that is there while the module's tests run."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(language=request.param, scale=SCALE, now=NOW)
        yield request.param
        transaction.set_rollback(True)
