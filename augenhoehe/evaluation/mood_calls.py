"""The calls that the figures of the mood lead to: what was said of the customer, never by whom.

There is no filter by person and no column with one. A part behind which too few employees stand is
no filter either, or their clicks could be counted.
"""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.doors import is_number
from augenhoehe.base.indicators import INDICATORS, Behind
from augenhoehe.evaluation.mood import HELD_BACK
from augenhoehe.evaluation.mood_records import OF_CALLS
from augenhoehe.indicators.queries import last_days, readings
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Message, Mood

ALL = "phone.annoyed"
# What is read with each call.
BESIDE = ("ticket__contact", "ticket__company", "ticket__touchpoint")
SILENT = "none"
PARTS = {
    "team": "ticket__team_id",
    "touchpoint": "ticket__touchpoint_id",
    "topic": "ticket__topic_id",
    "product": "ticket__product_id",
    "company": "ticket__company_id",
}


@dataclass(frozen=True)
class Wanted:
    """What the list shows, as it stands in the URL; what is unknown counts as not given."""

    mood: str = ""
    q: str = ""
    parts: dict = field(default_factory=dict)
    behind: Behind | None = None

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict."""
        mood = query.get("mood", "")
        return cls(
            mood=mood if mood in (*Mood.values, SILENT) else "",
            q=query.get("q", "").replace("\0", "").strip()[:100],
            parts={kind: int(query[kind]) for kind in PARTS if is_number(query.get(kind, ""))},
            behind=Behind.from_query(query, OF_CALLS),
        )

    @property
    def is_narrowed(self):
        """Is anything left out?"""
        return bool(self.mood or self.q or self.parts or self.behind)


def why_hidden(wanted, *, sight):
    """Why the list is held back, in words; "" where it may be shown."""
    if len(wanted.parts) > 1:
        return _("Calls are listed by one part at a time.")
    window = wanted.behind.window if wanted.behind else last_days(365, now=sight.now)
    segment = next(((kind, str(part)) for kind, part in wanted.parts.items()), None)
    assert ALL in INDICATORS
    found = readings(ALL, [window], segment, sight=sight)[0]
    return str(HELD_BACK[found.why]) if found.too_few else ""


def calls(user, wanted, *, is_hidden=False):
    """The calls of the list, in concerns that may be read, the newest first; none if hidden."""
    if is_hidden:
        return Message.objects.none()
    # Asked as `in`, SQLite would begin with all concerns instead of the calls.
    seen = rules.visible_to(user).filter(pk=OuterRef("ticket_id"))
    rows = Message.objects.filter(Exists(seen), mood__isnull=False)
    if wanted.behind:
        rows = OF_CALLS[wanted.behind.name](rows, wanted.behind.window)
    rows = rows.filter(**{PARTS[kind]: part for kind, part in wanted.parts.items()})
    if wanted.mood:
        rows = rows.filter(mood="" if wanted.mood == SILENT else wanted.mood)
    for word in wanted.q.split()[:8]:
        # Not in the text of the call nor by whom it is: that would be a search for a colleague.
        rows = rows.filter(Q(ticket__subject__icontains=word) | _customer(word))
    return rows.select_related(*BESIDE).order_by("-at", "-id")


def _customer(word):
    name, company = "ticket__contact__name__icontains", "ticket__company__name__icontains"
    return Q(**{name: word}) | Q(**{company: word})


def table(rows):
    """(head, rows) of the export; without whoever spoke."""
    head = [
        pgettext("calls", "When"), pgettext("calls", "How they sounded"),
        pgettext("response", "Who"), pgettext("response", "Company"),
        pgettext("part", "Touchpoint"), pgettext("response", "Concern"),
    ]  # fmt: skip
    cells = (
        [
            one.at,
            one.get_mood_display() or "",
            one.ticket.contact.name if one.ticket.contact else "",
            one.ticket.company.name if one.ticket.company else "",
            one.ticket.touchpoint.name if one.ticket.touchpoint else "",
            one.ticket_id,
        ]
        for one in rows
    )
    return head, cells
