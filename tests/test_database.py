"""The suite runs on the database that was asked for."""

import pytest
from django.conf import settings
from django.db import connection

from tests.database import VENDORS, WANTED


@pytest.mark.django_db
def test_the_wanted_database_is_used():
    assert connection.vendor == VENDORS[WANTED]


def test_no_test_touches_an_installation():
    assert "augenhoehe-tests-" in str(settings.DATA)
