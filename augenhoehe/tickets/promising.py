"""Promises as the list shows them. Who kept or broke one in the past is nobody's list."""

from dataclasses import dataclass, replace

from django.db.models import F, Q

from augenhoehe.base.indicators import Behind
from augenhoehe.base.pages import capped_count, cut_page, decode_key
from augenhoehe.tickets import records, rules

ROWS = 50
SHOWN = ("open", "broken", "kept", "withdrawn", "due")


@dataclass(frozen=True)
class Shown:
    """Which promises the list shows, as it stands in the URL; `mine` narrows what is open only."""

    show: str = "open"
    mine: bool = False
    behind: Behind | None = None

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict; unknown values count as not given."""
        show = query.get("show")
        return cls(
            show=show if show in SHOWN else "open",
            mine=query.get("who") == "me",
            behind=Behind.from_query(query, records.OF_PROMISES),
        )


def promises_shown(user, wanted, *, now):
    """The promises under one tab that `user` may see."""
    seen = rules.promises_visible_to(user)
    seen = records.behind(seen, wanted.behind, records.OF_PROMISES)
    narrowed = {
        "open": seen.filter(kept_at=None, withdrawn_at=None),
        "broken": seen.filter(withdrawn_at=None).filter(_is_broken(now)),
        "kept": seen.filter(kept_at__lte=F("due_at")),
        "withdrawn": seen.exclude(withdrawn_at=None),
        "due": seen,
    }[wanted.show]
    rows = narrowed.filter(owner=user) if wanted.mine and wanted.show == "open" else narrowed
    return rows.select_related("ticket__company", "ticket__contact", "owner")


def _is_broken(now):
    return Q(kept_at__gt=F("due_at")) | Q(kept_at=None, due_at__lt=now)


def promises_page(user, wanted, *, now, key=""):
    """A page of a tab: what is open by its date, everything else the latest first."""
    rows = promises_shown(user, wanted, now=now)
    ahead = wanted.show == "open"
    if after := decode_key(key):
        moment, pk = after
        side, tie = ("gte", "lte") if ahead else ("lte", "gte")
        rows = rows.filter(**{f"due_at__{side}": moment})
        rows = rows.exclude(**{"due_at": moment, f"id__{tie}": pk})
    rows = rows.order_by("due_at", "id") if ahead else rows.order_by("-due_at", "-id")
    return cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.due_at, one.pk))


def counts(user, wanted, *, now):
    """{tab: how many}, exact up to a thousand."""
    tabs = {show: replace(wanted, show=show) for show in SHOWN}
    return {show: capped_count(promises_shown(user, tab, now=now)) for show, tab in tabs.items()}
