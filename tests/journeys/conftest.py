"""A browser, and an installation that runs, for each walk."""

import json
import subprocess
import sys
from contextlib import contextmanager
from shutil import which

import pytest
from playwright.sync_api import sync_playwright

from augenhoehe.mail.tests.dovecot import running_dovecot
from augenhoehe.mail.tests.sink import running_sink
from augenhoehe.web.tests.cast import ROOT, Installation
from tests.journeys.post import Post, PostOffice
from tests.journeys.seed import SESSIONS
from tests.journeys.walking import CHROMES, FLAGS, Walk

WAYS = [("de", "desktop"), ("en", "phone")]


def pytest_addoption(parser):
    parser.addoption("--shots", help="a folder for a picture of each page that is visited")


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser():
    path = next((found for name in CHROMES if (found := which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """An empty installation that was prepared for its first start, to be copied."""
    place = Installation.new(tmp_path_factory.mktemp("prepared") / "data")
    _seed(place)
    return place


@pytest.fixture(scope="session")
def seeded(prepared, tmp_path_factory):
    """{language: an installation with the cast}, to be copied."""
    made = {}
    for language, _size in WAYS:
        folder = tmp_path_factory.mktemp(f"seed-{language}") / "data"
        made[language] = Installation.new(folder, like=prepared)
        _seed(made[language], language)
    return made


def _seed(place, *words):
    command = [sys.executable, "-m", "tests.journeys.seed", *words]
    subprocess.run(command, env=place.env, cwd=ROOT, timeout=300, check=True)


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def way(request):
    return request.param


@pytest.fixture(scope="module")
def house(way, seeded, tmp_path_factory):
    """A running installation with the cast in it, for the walks of one file."""
    place = Installation.new(tmp_path_factory.mktemp("house") / "data", like=seeded[way[0]])
    with running(place) as one:
        yield one


@pytest.fixture
def empty_house(way, prepared, tmp_path):
    """A running installation in which nobody is yet."""
    with running(Installation.new(tmp_path / "data", like=prepared)) as one:
        yield one


@contextmanager
def running(place):
    """Let it run under an address of its own."""
    place.env["AUGENHOEHE_URL"] = f"http://localhost:{place.port}"
    with place.serve("--empty") as one:
        yield one


@pytest.fixture
def window(browser, way, request):
    """`window(house)`: a browser window in which nobody is signed in."""
    language, size = way
    walks, seen = [], set()
    shots = request.config.getoption("--shots", default=None)

    def open_window(house):
        base = f"http://localhost:{house.port}"
        one = Walk(browser, base, language=language, size=size, seen=seen, shots=shots)
        walks.append(one)
        return one

    yield open_window
    for one in walks:
        one.end()


@pytest.fixture
def walk(window, house):
    """`walk("alice")`: a window in which that person of the cast is signed in."""
    sessions = json.loads((house.place.folder / SESSIONS).read_text())

    def begin(name=None):
        one = window(house)
        if name:
            one.wear(sessions["cookie"], sessions["values"][f"{name}@musterdienst.example"])
        return one

    return begin


@pytest.fixture
def post(house, tmp_path):
    """The mailbox of Technik sends to a server of ours; see post.py."""
    with running_sink() as sink:
        house.place.sql(
            f"UPDATE mail_mailbox SET smtp_host = '127.0.0.1', smtp_port = {sink.port}",
            "UPDATE mail_mailbox SET is_active = TRUE, starts_on = '2026-01-01'",
        )
        yield Post(house.place, sink, tmp_path / "post")


@pytest.fixture(scope="session")
def dovecot(tmp_path_factory):
    """A real IMAP server for the whole run."""
    with running_dovecot(tmp_path_factory.mktemp("dovecot")) as server:
        yield server


@pytest.fixture
def post_office(request, dovecot, tmp_path):
    """A mailbox nobody read yet, for the house of this walk."""
    dovecot.begin_anew()
    wanted = "empty_house" if "empty_house" in request.fixturenames else "house"
    place = request.getfixturevalue(wanted).place
    with running_sink() as sink:
        yield PostOffice(place, sink, tmp_path / "post", dovecot=dovecot)
