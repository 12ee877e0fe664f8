"""Promises as the list shows them. Who kept or broke one in the past is nobody's list."""

from django.db.models import F, Q

from augenhoehe.base.pages import capped_count, cut_page, decode_key
from augenhoehe.tickets import rules

ROWS = 50
SHOWN = ("open", "broken", "kept", "withdrawn")


def promises_shown(user, show, *, mine, now):
    """The promises under one tab that `user` may see; `mine` narrows what is open only."""
    seen = rules.promises_visible_to(user)
    narrowed = {
        "open": seen.filter(kept_at=None, withdrawn_at=None),
        "broken": seen.filter(withdrawn_at=None).filter(_is_broken(now)),
        "kept": seen.filter(kept_at__lte=F("due_at")),
        "withdrawn": seen.exclude(withdrawn_at=None),
    }[show]
    rows = narrowed.filter(owner=user) if mine and show == "open" else narrowed
    return rows.select_related("ticket__company", "ticket__contact", "owner")


def _is_broken(now):
    return Q(kept_at__gt=F("due_at")) | Q(kept_at=None, due_at__lt=now)


def promises_page(user, show, *, mine, now, key=""):
    """A page of a tab: what is open by its date, everything else the latest first."""
    rows = promises_shown(user, show, mine=mine, now=now)
    ahead = show == "open"
    if after := decode_key(key):
        moment, pk = after
        side, tie = ("gte", "lte") if ahead else ("lte", "gte")
        rows = rows.filter(**{f"due_at__{side}": moment})
        rows = rows.exclude(**{"due_at": moment, f"id__{tie}": pk})
    rows = rows.order_by("due_at", "id") if ahead else rows.order_by("-due_at", "-id")
    return cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.due_at, one.pk))


def counts(user, *, mine, now):
    """{tab: how many}, exact up to a thousand."""
    return {show: capped_count(promises_shown(user, show, mine=mine, now=now)) for show in SHOWN}
