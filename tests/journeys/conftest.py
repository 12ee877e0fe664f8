"""A browser, and an installation that runs, for each walk."""

import subprocess
import sys
from shutil import which

import pytest
from playwright.sync_api import sync_playwright

from augenhoehe.people.tests.cast import PASSWORD
from augenhoehe.web.tests.cast import ROOT, Installation
from tests.journeys.walking import FLAGS, Walk

CHROMES = ("chromium", "chromium-browser", "google-chrome")
WAYS = [("de", "desktop"), ("en", "phone")]


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
def seeded(tmp_path_factory):
    """{language: an installation with the cast}, to be copied."""
    made = {}
    for language, _size in WAYS:
        place = Installation.new(tmp_path_factory.mktemp(f"seed-{language}") / "data")
        migrated = place.command("figures", "--json")
        assert "Traceback" not in migrated.stderr, migrated.stderr
        seed = [sys.executable, "-m", "tests.journeys.seed", language]
        subprocess.run(seed, env=place.env, cwd=ROOT, check=True, timeout=120)
        made[language] = place
    return made


@pytest.fixture(params=WAYS, ids="-".join)
def way(request):
    return request.param


@pytest.fixture
def house(way, seeded, tmp_path):
    """A running installation with the cast in it."""
    place = Installation.new(tmp_path / "data", like=seeded[way[0]])
    place.env["AUGENHOEHE_URL"] = f"http://localhost:{place.port}"
    with place.serve("--empty") as running:
        yield running


@pytest.fixture
def walk(browser, house, way):
    """`walk("alice")`: a window in which that person of the cast is signed in."""
    language, size = way
    walks = []

    def begin(name=None):
        base = f"http://localhost:{house.port}"
        one = Walk(browser, base, language=language, size=size)
        walks.append(one)
        if name:
            one.sign_in(f"{name}@musterdienst.example", PASSWORD)
        return one

    yield begin
    for one in walks:
        one.end()
