"""Hostile mail in a real browser: nothing runs, nothing is fetched from elsewhere."""

import json
from pathlib import Path

import pytest

from tests.journeys.post import letter

PAYLOADS = Path(__file__).parents[2] / "../shared/data/hostile/html-payloads.json"
MARK = "window.__hit = true; document.title = 'hit'"
PER_TICKET = 20


@pytest.fixture(scope="module")
def payloads():
    if not PAYLOADS.exists():
        pytest.skip("the hostile payloads are not on this machine")
    return [one["payload"] for one in json.loads(PAYLOADS.read_text())]


def laid_down(post, payloads):
    """The payloads as mails, twenty to a concern."""
    for start in range(0, len(payloads), PER_TICKET):
        first = letter(f"Angriff {start}", "Guten Tag", html="<p>Guten Tag</p>")
        answers = [
            letter(
                f"Re: Angriff {start}",
                text,
                html=f"<div>{text}</div><p>Ende {start}</p>",
                answers=first,
            )
            for text in payloads[start : start + PER_TICKET]
        ]
        post.bring(first, *answers)
        yield f"Angriff {start}"


def test_nothing_runs_and_nothing_is_fetched(walk, post, payloads):
    alice = walk("alice")
    asked, dialogs = [], []
    alice.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    alice.window.on("request", lambda request: asked.append(request.url))
    alice.window.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.log('stopped', event.blockedURI))"
    )
    for subject in laid_down(post, payloads):
        alice.go("/tickets/")
        alice.opens(subject)
        show_everything(alice)
        for frame in alice.page.frames:
            assert frame.evaluate("() => [document.title === 'hit', window.__hit]") == [False, None]
    outside = {url for url in asked if not url.startswith((alice.base, "data:", "blob:"))}
    assert not outside
    assert not dialogs
    assert len(alice.window.pages) == 1


def show_everything(one):
    """Scroll each mail into sight, so that lazy frames load, and press what can be pressed."""
    mails = one.page.locator("article.message")
    for number in range(mails.count()):
        mails.nth(number).scroll_into_view_if_needed()
    one.page.wait_for_load_state("load")
