"""The lists that figures of surveys lead to: who answered what, and who was asked."""

from dataclasses import dataclass, field

from django.db.models import Q

from augenhoehe.base.doors import is_number
from augenhoehe.base.indicators import Behind
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.evaluation import records
from augenhoehe.surveys.models import Channel, Invitation

ROWS, SEARCHED = 50, 20_000
PARTS = {
    "survey": "survey_id",
    "team": "team_id",
    "company": "company_id",
    "topic": "ticket__topic_id",
    "product": "ticket__product_id",
    "touchpoint": "ticket__touchpoint_id",
}
CRITICAL, WITH_TEXT = "critical", "text"
TAKES = (CRITICAL, WITH_TEXT)
SENT = tuple(s for s in Invitation.State if s not in ("waiting", "blocked"))


@dataclass(frozen=True)
class Wanted:
    """What a list shows, as it stands in the URL; what is unknown counts as not given.

    `parts`: {kind: number of a part}; `take`: of responses only critical ones, or those with words.
    """

    q: str = ""
    take: str = ""
    channel: str = ""
    state: str = ""
    parts: dict = field(default_factory=dict)
    behind: Behind | None = None

    @classmethod
    def from_query(cls, query, known):
        """Read a QueryDict; `known`: the figures that lead to this list."""
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:100],
            take=_one_of(query, "take", TAKES),
            channel=_one_of(query, "channel", Channel.values),
            state=_one_of(query, "state", SENT),
            parts={kind: int(query[kind]) for kind in PARTS if is_number(query.get(kind, ""))},
            behind=Behind.from_query(query, known),
        )

    @property
    def is_narrowed(self):
        """Is anything left out?"""
        return bool(self.q or self.take or self.channel or self.state or self.parts or self.behind)


def _one_of(query, name, known):
    value = query.get(name, "")
    return value if value in known else ""


def responses(seen, wanted):
    """The responses of a list, among those somebody may see."""
    rows = records.behind(seen, wanted.behind, records.OF_RESPONSES)
    rows = rows.filter(**{PARTS[kind]: part for kind, part in wanted.parts.items()})
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.take == CRITICAL:
        rows = rows.filter(is_critical=True)
    if wanted.take == WITH_TEXT:
        rows = rows.exclude(text="")
    if wanted.q:
        rows = _found(rows, wanted.q, "at", ("text", "contact__name", "company__name"))
    return rows


def invitations(seen, wanted):
    """The invitations by mail of a list, among those somebody may see."""
    rows = records.behind(seen.exclude(sent_at=None), wanted.behind, records.OF_INVITATIONS)
    known = {kind: part for kind, part in wanted.parts.items() if kind != "team"}
    rows = rows.filter(**{PARTS[kind]: part for kind, part in known.items()})
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.q:
        rows = _found(rows, wanted.q, "sent_at", ("contact__name", "company__name"))
    return rows


def _found(rows, words, moment, names):
    """Those in which each word stands somewhere, among the newest."""
    near = rows.order_by(f"-{moment}", "-id").values("pk")[:SEARCHED]
    found = rows.model.objects.filter(pk__in=near)
    for word in words.split()[:8]:
        hit = Q()
        for name in names:
            hit |= Q(**{f"{name}__icontains": word})
        found = found.filter(hit)
    return found


def page_of(rows, moment, *, beside=(), after=""):
    """A page, the newest first, behind the key `after`; `beside`: what is read with each row."""
    rows = rows.order_by(f"-{moment}", "-id")
    if key := decode_key(after):
        behind = Q(**{f"{moment}__lt": key[0]}) | Q(**{moment: key[0], "id__lt": key[1]})
        rows = rows.filter(behind, **{f"{moment}__lte": key[0]})
    # First which ones, by an index; then what is shown of those few.
    near = rows.order_by(f"-{moment}", "-id").values("pk")[: ROWS + 1]
    found = rows.model.objects.filter(pk__in=near).select_related(*beside)
    found = list(found.order_by(f"-{moment}", "-id"))
    return cut_page(found, ROWS, lambda row: (getattr(row, moment), row.pk))
