import pytest

from augenhoehe.people.tests.cast import make_cast


@pytest.fixture
def cast(db):
    return make_cast()
