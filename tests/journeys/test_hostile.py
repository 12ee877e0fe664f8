"""Hostile mail in a real browser: nothing runs, nothing is fetched from elsewhere."""

import json
from pathlib import Path

import pytest

from tests.journeys.post import letter

PAYLOADS = Path(__file__).parents[2] / "../shared/data/hostile/html-payloads.json"
PER_TICKET = 20


@pytest.fixture(scope="module")
def payloads():
    if not PAYLOADS.exists():
        pytest.skip("the hostile payloads are not on this machine")
    return [one["payload"] for one in json.loads(PAYLOADS.read_text())]


def bags(payloads):
    """The payloads as mails, twenty to a concern: (subject, mails)."""
    for start in range(0, len(payloads), PER_TICKET):
        subject = f"Angriff {start}"
        first = letter(subject, "Guten Tag", html="<p>Guten Tag</p>")
        yield subject, [first, *(
            letter(f"Re: {subject}", text, html=f"<div>{text}</div><p>Ende</p>", answers=first)
            for text in payloads[start : start + PER_TICKET]
        )]  # fmt: skip


@pytest.mark.parametrize("way", [("de", "desktop")], indirect=True)
def test_nothing_runs_and_nothing_is_fetched(walk, post, payloads):
    alice = walk("alice")
    asked, dialogs = [], []
    alice.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    alice.window.on("request", lambda request: asked.append(request.url))
    laid_down = list(bags(payloads))
    post.bring(*(mail for _subject, mails in laid_down for mail in mails))
    for subject, _mails in laid_down:
        alice.go("/tickets/")
        alice.opens(subject)
        show_everything(alice)
        assert len(alice.page.frames) > PER_TICKET / 2
        for frame in alice.page.frames:
            assert frame.evaluate("() => [document.title === 'hit', window.__hit]") == [False, None]
    outside = {url for url in asked if not url.startswith((alice.base, "data:", "blob:"))}
    assert not outside
    assert not dialogs
    assert len(alice.window.pages) == 1


def show_everything(one):
    """Scroll each mail into sight, so that lazy frames load."""
    mails = one.page.locator("article.message")
    for number in range(mails.count()):
        mails.nth(number).scroll_into_view_if_needed()
    one.page.wait_for_load_state("load")
