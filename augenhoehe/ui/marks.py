"""Icons, badges and avatars: small marks that always carry a word."""

import logging
import re
from functools import lru_cache
from zlib import crc32

import lucide
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

HUES = 10
STROKES = re.compile(
    r' (?:fill="none" stroke="currentColor"|stroke-\w+="(?:2|round)")(?=.*class="icon")'
)
BETWEEN = re.compile(r">\s+")
log = logging.getLogger("augenhoehe.ui")

# code: (tone, icon, word)
STATUS = {
    "open": ("info", "circle-dot", pgettext_lazy("status", "open")),
    "waiting_customer": ("neutral", "hourglass", pgettext_lazy("status", "waiting for customer")),
    "waiting_third": ("neutral", "hourglass", pgettext_lazy("status", "waiting for third party")),
    "solved": ("good", "check", pgettext_lazy("status", "solved")),
    "closed": ("neutral", "check-check", pgettext_lazy("status", "closed")),
    "draft": ("neutral", "pencil-line", pgettext_lazy("status", "draft")),
    "waiting": ("neutral", "hourglass", pgettext_lazy("status", "waiting")),
    "held": ("warn", "hand", pgettext_lazy("status", "held")),
    "sending": ("info", "send", pgettext_lazy("status", "being sent")),
    "sent": ("good", "check", pgettext_lazy("status", "sent")),
    "unclear": ("warn", "circle-question-mark", pgettext_lazy("status", "unclear")),
    "failed": ("bad", "triangle-alert", pgettext_lazy("status", "failed")),
    "withdrawn": ("neutral", "undo-2", pgettext_lazy("status", "withdrawn")),
    "bounced": ("bad", "corner-up-left", pgettext_lazy("status", "came back")),
    "stored": ("neutral", "archive", pgettext_lazy("status", "stored")),
    "duplicate": ("neutral", "copy", pgettext_lazy("status", "duplicate")),
    "quarantined": ("warn", "shield-alert", pgettext_lazy("status", "quarantined")),
    "blocked": ("neutral", "ban", pgettext_lazy("status", "blocked")),
    "done": ("good", "check", pgettext_lazy("status", "done")),
    "missing": ("warn", "circle-dashed", pgettext_lazy("status", "missing")),
    "kept": ("good", "check", pgettext_lazy("status", "kept")),
    "broken": ("bad", "triangle-alert", pgettext_lazy("status", "broken")),
    "absent": ("neutral", "moon", pgettext_lazy("status", "absent")),
    "present": ("good", "sun", pgettext_lazy("status", "here")),
    "confidential": ("accent", "lock", pgettext_lazy("status", "confidential")),
}
PRIORITY = {
    1: ("bad", "chevrons-up", pgettext_lazy("priority", "urgent")),
    2: ("warn", "chevron-up", pgettext_lazy("priority", "high")),
    3: ("neutral", "equal", pgettext_lazy("priority", "normal")),
    4: ("neutral", "chevron-down", pgettext_lazy("priority", "low")),
}
PRIORITY |= {"urgent": PRIORITY[1], "high": PRIORITY[2], "normal": PRIORITY[3], "low": PRIORITY[4]}
DUE = {
    "running": ("neutral", "clock"),
    "soon": ("warn", "alarm-clock"),
    "over": ("bad", "triangle-alert"),
    "met": ("good", "check"),
    "missed": ("bad", "x"),
    "paused": ("neutral", "pause"),
}


@lru_cache(maxsize=512)
def _drawing(name: str, size: int) -> tuple[str, str]:
    """The svg around the place where its label goes; a page does not fail for a picture."""
    try:
        drawn = lucide._render_icon(name, size, **{"class": "icon"})
    except lucide.IconDoesNotExist:
        log.warning("there is no icon %s", name)
        drawn = lucide._render_icon("circle", size, **{"class": "icon"})
    # How icons are stroked stands in the style sheet once, not in each of a hundred icons a page.
    drawn = BETWEEN.sub(">", STROKES.sub("", drawn)).replace(" />", "/>")
    head, body = drawn.split(" ", 1)
    return f"{head} ", f" {body}"


def icon(name: str, *, label: str = "", size: int = 18) -> SafeString:
    """An inline svg of the lucide set: decorative, or named by `label`."""
    head, body = _drawing(name, size)
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(head + said + body)


def badge(text, *, tone: str = "neutral", shape: str = "") -> SafeString:
    """A word in a tone, with a shape before it."""
    drawn = icon(shape, size=14) if shape else ""
    return format_html(
        '<span class="badge" data-tone="{}">{}<span>{}</span></span>', tone, drawn, text
    )


def status(code, label="") -> SafeString:
    """The state of something: known codes bring their tone, shape and word."""
    tone, shape, word = STATUS.get(str(code), ("neutral", "circle", str(code)))
    return badge(label or word, tone=tone, shape=shape)


def priority(code, label="") -> SafeString:
    """How urgent; `normal` says nothing, because it goes without saying."""
    tone, shape, word = PRIORITY.get(code, PRIORITY["normal"])
    if (tone, shape) == PRIORITY["normal"][:2]:
        return SafeString("")
    return badge(label or word, tone=tone, shape=shape)


def initials(name: str) -> str:
    """Anna Berger: AB."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper() or "?"


def avatar(person, *, size: str = "", named: bool = False) -> SafeString:
    """Initials on a colour that stays with the name; silent unless `named`."""
    name = str(getattr(person, "name", person) or "")
    said = format_html('role="img" aria-label="{}"', name) if named else 'aria-hidden="true"'
    return format_html(
        '<span class="avatar h{} {}" {}>{}</span>',
        crc32(name.encode()) % HUES,
        size,
        mark_safe(said),
        initials(name),
    )
