"""A person at the screen: presses, types and reads what is there."""

import re
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import gettext, override, trans_real

LEFT = ("htmx:afterRequest, ", "htmx:sendError, ")
EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
PATIENCE = 25_000
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
CHROMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# Nothing is being fetched, nothing is still to come.
CALM = "() => !document.querySelector('.htmx-request, .skeleton')"


@cache
def spoken(words, language):
    """What our catalogues make of `words`, in all contexts; English is as it is written."""
    with override(language):
        entries = trans_real.catalog()._catalog.items()
    ours = [text for key, text in entries if isinstance(key, str) and key.endswith(f"\4{words}")]
    with override(language):
        plain = gettext(words)
    return ([plain] if plain != words or not ours else []) + ours if language != "en" else [words]


class Walk:
    """One person's window on the application."""

    def __init__(self, browser, base, *, language="de", size="desktop", seen=None, shots=None):
        width, height = SIZES[size]
        self.language, self.size, self.base = language, size, base
        locale = {"de": "de-DE", "en": "en-GB"}[language]
        self.window = browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            timezone_id="Europe/Berlin",
            has_touch=size == "phone",
            color_scheme="dark" if size == "phone" else "light",
        )
        self.page = self.window.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints, self.expected, self.shots = [], (), shots
        self.seen = set() if seen is None else seen
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("response", self._note)
        self.is_checking = False

    def _hear(self, message):
        # Failed loads are noted with their address below; axe itself tries (empty) inline styles;
        # a request that fetches news ends unanswered when its page is left.
        known = (
            message.text.startswith(("Failed to load resource", *LEFT))
            or EMPTY_STYLE in message.text
        )
        expected = self.is_checking or known
        if message.type == "error" and not expected:
            self.complaints.append(message.text)

    def _note(self, response):
        if response.status >= 400 and response.status not in (409, 422):
            self.complaints.append(f"{response.status} {response.url}")

    def say(self, words):
        """`words` as the screen has them in this walk's language, whatever their context."""
        return spoken(words, self.language)[0]

    def named(self, words, *, exact=True):
        """A pattern of the whole name `words`, in any context, or of its beginning."""
        either = "|".join(re.escape(one) for one in spoken(words, self.language))
        return re.compile(rf"^\s*({either})\s*$" if exact else rf"^\s*({either})", re.I)

    def wear(self, cookie, value):
        """Come in with a session that exists."""
        self.window.add_cookies([{"name": cookie, "value": value, "url": self.base}])

    def go(self, path):
        """Open a page and look at it."""
        self.page.goto(f"{self.base}{path}")
        self.look()

    def look(self, again=""):
        """Check the present page for barriers, once for each kind of page and state."""
        self.page.wait_for_load_state("load")
        self.page.wait_for_function(CALM)
        kind = re.sub(r"\d+|[0-9a-f]{32}", "N", self.page.url.partition("?")[0]) + again
        if kind in self.seen:
            return
        self.seen.add(kind)
        self.is_checking = True
        found = (
            Axe()
            .run(self.page, options={"resultTypes": ["violations"], "preload": False})
            .response["violations"]
        )
        self.is_checking = False
        self.complaints += [
            f"{kind}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found
        ]
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        if self.page.evaluate(wide):
            self.complaints.append(f"{kind}: wider than the screen")
        if self.shots:
            name = re.sub(r"\W+", "-", re.sub(r"^https?://[^/]+", "", kind)).strip("-") or "home"
            path = Path(self.shots) / f"{name}-{self.language}-{self.size}.png"
            self.page.screenshot(path=path)

    def sign_in(self, email, password):
        """Sign in by the form."""
        self.go("/account/login/")
        self.page.fill("input[name=login]:visible", email)
        self.page.fill("input[type=password]", password)
        self.page.locator("form:has(input[type=password]) button").last.click()
        self.page.wait_for_url(lambda url: "login" not in url)
        self.look()

    def press(self, words, *, exact=True):
        """Press the button or link of this name."""
        name = self.named(words, exact=exact)
        either = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        either.locator("visible=true").first.click()

    def unfold(self, words):
        """Open the menu or detail of this name."""
        name = self.named(words)
        summary = self.page.locator("summary:visible")
        labels = [f'[aria-label="{one}"]' for one in spoken(words, self.language)]
        labelled = self.page.locator(", ".join(f"summary:visible{one}" for one in labels))
        summary.filter(has_text=name).or_(labelled).first.click()

    def field(self, words):
        """The visible field of this label."""
        label = self.page.get_by_label(self.named(words, exact=False))
        return label.locator("visible=true").first

    def pick(self, words):
        """Tick the box or the pill of this name."""
        self.page.locator("label:visible").filter(has_text=self.named(words)).first.click()

    def status(self, path):
        """What the house answers to this person's asking for `path`."""
        return self.page.request.get(f"{self.base}{path}").status

    def sees(self, text, *, timeout=PATIENCE):
        """Wait until this text is on the screen (as part of a line, in any case)."""
        self.page.get_by_text(text).locator("visible=true").first.wait_for(timeout=timeout)

    def opens(self, words):
        """Open the concern (or whatever is listed) of this name."""
        self.page.locator("a.row-link:visible, a.need-title:visible", has_text=words).first.click()
        self.look()

    def write(self, words):
        """Type into the composer's rich text."""
        self.page.locator(".composer .is-rich [role=textbox]").first.click()
        self.page.keyboard.type(words)

    def end(self):
        """Close the window; every complaint fails the walk."""
        self.window.close()
        wrong = [one for one in self.complaints if not one.startswith(tuple(self.expected))]
        assert not wrong, "\n".join(wrong)
