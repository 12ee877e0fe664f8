"""Icons, badges and avatars: small marks that always carry a word."""

import logging
import re
from functools import lru_cache
from zlib import crc32

import lucide
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.ui import moments

HUES = 10
SIZE = 18
BETWEEN = re.compile(r">\s+")
# Drawings that many pages show many times; others are drawn where they stand.
SHARED = frozenset(
    """
    alarm-clock archive arrow-left arrow-right arrow-up-to-line bell-ring bookmark bookmark-plus
    bookmark-x book-open building-2 calendar-clock calendar-off chart-no-axes-column check
    check-check chevron-down chevrons-up chevron-up circle circle-alert circle-dashed circle-dot
    circle-question-mark clock corner-down-right corner-up-left ellipsis file-spreadsheet file-text
    forward hand hand-helping handshake history hourglass inbox info key-round keyboard layers
    lightbulb list lock log-out mail megaphone merge message-circle messages-square moon paperclip
    pause pencil pencil-line pen-line phone plus printer reply route search send settings
    shield-alert shield-check siren sticky-note sun tree-palm triangle-alert undo-2 user user-round
    users x monitor-smartphone
    """.split()
)
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
    "running": ("neutral", "clock", gettext_lazy("due %(moment)s")),
    "soon": ("warn", "alarm-clock", gettext_lazy("due soon, %(moment)s")),
    "over": ("bad", "triangle-alert", gettext_lazy("overdue since %(moment)s")),
    "met": ("good", "check", gettext_lazy("in time")),
    "missed": ("bad", "x", gettext_lazy("missed, %(moment)s")),
    "paused": ("neutral", "pause", gettext_lazy("clock paused")),
}


@lru_cache(maxsize=512)
def strokes(name: str) -> str:
    """What is inside the svg of a drawing; a page does not fail for a picture."""
    try:
        drawn = lucide._render_icon(name, None)
    except lucide.IconDoesNotExist:
        log.warning("there is no icon %s", name)
        drawn = lucide._render_icon("circle", None)
    inside = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")].strip()
    return BETWEEN.sub(">", inside).replace(" />", "/>")


@lru_cache(maxsize=2048)
def icon(name: str, *, label: str = "", size: int = SIZE) -> SafeString:
    """A drawing of the lucide set: decorative, or named by `label`.

    How icons are stroked stands in the style sheet; the frequent ones stand in one shared file.
    """
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    # The usual size stands in the style sheet; a page has a hundred of them.
    sized = f' width="{size}" height="{size}"' if size != SIZE else ""
    box = f'<svg class="icon"{sized} {said}'
    if name in SHARED:
        return mark_safe(f'{box}><use href="{_sprite()}#{name}"/></svg>')
    return mark_safe(f'{box} viewBox="0 0 24 24">{strokes(name)}</svg>')


@lru_cache(maxsize=1)
def _sprite() -> str:
    return static("ui/icons.svg")


def badge(text, *, tone: str = "neutral", shape: str = "") -> SafeString:
    """A word in a tone, with a shape before it."""
    return _badge(str(text), tone, shape)


@lru_cache(maxsize=1024)
def _badge(text, tone, shape):
    drawn = icon(shape) if shape else ""
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
    return _avatar(str(getattr(person, "name", person) or ""), size, named)


@lru_cache(maxsize=1024)
def _avatar(name, size, named):
    said = format_html('role="img" aria-label="{}"', name) if named else 'aria-hidden="true"'
    return format_html(
        '<span class="avatar h{}{}" {}>{}</span>',
        crc32(name.encode()) % HUES,
        size and f" {size}",
        mark_safe(said),
        initials(name),
    )


def due(at, now, *, soon=60, state="", language="") -> SafeString:
    """A deadline seen from `now`, the reader's clock: within `soon` minutes it is due soon."""
    here = at.astimezone(now.tzinfo) if at else None
    if not state:
        left = (here - now).total_seconds() / 60
        state = "over" if left < 0 else "soon" if left <= soon else "running"
    language = language or moments.spoken()
    return _due(state, moments.hour_or_day(here, now, language) if here else "", language)


@lru_cache(maxsize=1024)
def _due(state, moment, _language):
    tone, shape, words = DUE[state]
    words = escape(str(words) % {"moment": moment})
    if state == "running":
        return mark_safe(f'<span class="due">{words}</span>')
    return mark_safe(f'<span class="due" data-tone="{tone}">{icon(shape)}{words}</span>')
