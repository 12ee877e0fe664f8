"""The pictures of the docs, taken from a fresh demo: `python -m tests.journeys.pictures`."""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from augenhoehe.web.tests.cast import ROOT, Installation
from tests.journeys.walking import FLAGS

TARGET = ROOT / "docs" / "images"
SIZE = {"width": 1200, "height": 760}
PAGES = {
    "my-day": "/",
    "inbox": "/tickets/",
    "reception": "/intake/reception/",
    "company": "/customers/3/",
}


def take(page, name):
    """A small picture of what is on the screen now."""
    page.wait_for_timeout(900)
    page.screenshot(path=TARGET / f"{name}.jpg", type="jpeg", quality=72)


def first(page, list_address, pattern):
    """The first address of this shape in a list."""
    page.goto(list_address)
    return re.search(pattern, page.content())[0]


def main():
    """Start a demo, sign in as its lead, walk the pages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        place = Installation(Path(folder) / "data")
        place.folder.mkdir()
        with place.serve() as running:
            email, password = re.search(r"(\S+@\S+)\s+(\S+)", "".join(running.said)).groups()
            browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            look = browser.new_context(
                viewport=SIZE, locale="de-DE", timezone_id="Europe/Berlin", color_scheme="light"
            )
            page, base = look.new_page(), f"http://localhost:{place.port}"
            page.goto(f"{base}/account/login/")
            page.fill("input[name=login]", email)
            page.fill("input[name=password]", password)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(lambda url: "login" not in url)
            for name, path in PAGES.items():
                page.goto(base + path)
                take(page, name)
            page.goto(base + first(page, f"{base}/tickets/?due=over", r"/tickets/\d+/"))
            take(page, "conversation")
            clock = page.locator(".clock").first
            clock.wait_for()
            clock.locator("summary").first.click()
            clock.screenshot(path=TARGET / "clock.jpg", type="jpeg", quality=80)
            page.goto(base + first(page, f"{base}/tickets/handovers/", r"/tickets/handovers/\d+/"))
            take(page, "handover")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
