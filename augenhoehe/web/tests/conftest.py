"""Installations for tests that start real processes: prepared once, copied for each."""

import pytest

from augenhoehe.web.tests.cast import EMAIL, PASSWORD, Installation


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """An installation with a lead, that nothing runs on."""
    place = Installation.new(tmp_path_factory.mktemp("prepared") / "data")
    made = place.command("createlead", EMAIL, "--name", "Anna Berg", stdin=PASSWORD + "\n")
    assert made.returncode == 0, made.stderr
    with place.serve("--empty"):
        pass
    return place


@pytest.fixture
def place(prepared, tmp_path):
    """A copy of the prepared installation."""
    return Installation.new(tmp_path / "data", like=prepared)


@pytest.fixture
def running(place):
    """It, running."""
    with place.serve("--empty") as running:
        yield running


@pytest.fixture(scope="module")
def open_house(prepared, tmp_path_factory):
    """One that runs for all tests of a module, which only ask."""
    place = Installation.new(tmp_path_factory.mktemp("open") / "data", like=prepared)
    with place.serve("--empty") as running:
        yield running


@pytest.fixture
def empty_place(tmp_path):
    return Installation.new(tmp_path / "empty")


@pytest.fixture
def own_data(tmp_path, settings):
    """A data folder of its own for tests that write files in this process."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return tmp_path
