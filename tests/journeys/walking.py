"""A person at the screen: presses, types and reads what is there."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import gettext, override, pgettext

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Walk:
    """One person's window on the application."""

    def __init__(self, browser, base, *, language="de", size="desktop", shots=None):
        width, height = SIZES[size]
        self.language, self.size, self.base = language, size, base
        locale = {"de": "de-DE", "en": "en-GB"}[language]
        self.window = browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            timezone_id="Europe/Berlin",
            has_touch=size == "phone",
        )
        self.page = self.window.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints, self.seen, self.shots = [], set(), shots
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("response", self._note)
        self.is_checking = False

    def _hear(self, message):
        # Failed loads are noted with their address below; axe itself tries inline styles.
        expected = self.is_checking or message.text.startswith("Failed to load resource")
        if message.type == "error" and not expected:
            self.complaints.append(message.text)

    def _note(self, response):
        if response.status >= 400 and response.status not in (409, 422):
            self.complaints.append(f"{response.status} {response.url}")

    def say(self, words, context=None):
        """`words` as the screen has them in this walk's language."""
        with override(self.language):
            return pgettext(context, words) if context else gettext(words)

    def go(self, path):
        """Open a page and look at it."""
        self.page.goto(f"{self.base}{path}")
        self.look()

    def look(self):
        """Check the present page for barriers, once for each kind of page."""
        self.page.wait_for_load_state("load")
        kind = re.sub(r"\d+|[0-9a-f]{32}", "N", self.page.url.partition("?")[0])
        if kind in self.seen:
            return
        self.seen.add(kind)
        self.is_checking = True
        found = Axe().run(self.page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
        self.is_checking = False
        self.complaints += [f"{kind}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        if self.page.evaluate(wide):
            self.complaints.append(f"{kind}: wider than the screen")
        if self.shots:
            name = re.sub(r"\W+", "-", kind.removeprefix(self.base)).strip("-") or "home"
            path = Path(self.shots) / f"{name}-{self.language}-{self.size}.png"
            self.page.screenshot(path=path)

    def sign_in(self, email, password):
        """Sign in by the form."""
        self.go("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.page.locator("form:has(input[name=password]) button").last.click()
        self.page.wait_for_url(lambda url: "login" not in url)
        self.look()

    def press(self, words, context=None, *, exact=True):
        """Press the button or link of this name."""
        name = self.say(words, context)
        either = self.page.get_by_role("button", name=name, exact=exact).or_(
            self.page.get_by_role("link", name=name, exact=exact)
        )
        either.locator("visible=true").first.click()

    def unfold(self, words, context=None):
        """Open the menu or detail of this name."""
        name = self.say(words, context)
        self.page.locator("summary:visible", has_text=name).or_(
            self.page.locator(f'summary:visible[aria-label="{name}"]')
        ).first.click()

    def sees(self, text, *, timeout=8_000):
        """Wait until this text is on the screen."""
        self.page.get_by_text(text).locator("visible=true").first.wait_for(timeout=timeout)

    def write(self, words):
        """Type into the composer's text, rich or plain."""
        paper = self.page.locator(".composer [role=textbox], .composer textarea:visible").first
        paper.click()
        self.page.keyboard.type(words)

    def end(self):
        """Close the window; every complaint fails the walk."""
        self.window.close()
        assert not self.complaints, "\n".join(self.complaints)
