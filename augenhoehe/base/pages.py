"""Paging by key: the next page begins behind the last row, however long the list is."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import IntegerField, Q, Subquery

COUNT_CAP = 1000


@dataclass(frozen=True)
class Page:
    """Rows, whether there are more, and the key with which the next page begins."""

    rows: list = field(default_factory=list)
    more: bool = False
    next_key: str = ""


def cut_page(rows, size, key_of):
    """A page of `size` rows out of one row more than that; `key_of(row)` is (value, id)."""
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, more, encode_key(*key_of(rows[-1])) if more else "")


def encode_key(value, pk):
    """(text or moment, id) as a short text for the URL."""
    plain = {"at": value.isoformat()} if isinstance(value, datetime) else {"is": value}
    return urlsafe_b64encode(json.dumps([plain, pk]).encode()).decode().rstrip("=")


def decode_key(text, kind=datetime):
    """(value of `kind`, id), or None for anything that is no key of ours."""
    try:
        plain, pk = json.loads(urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}"))
        value = datetime.fromisoformat(plain["at"]) if kind is datetime else kind(plain["is"])
        aware = kind is not datetime or (value.tzinfo is not None and value.astimezone(UTC))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return (value, pk) if aware and isinstance(pk, int) else None


def capped_count(rows):
    """How many, exact up to COUNT_CAP; COUNT_CAP + 1 means “more”."""
    return rows.order_by().values("pk")[: COUNT_CAP + 1].count()


class _Capped(Subquery):
    """How many rows, of at most one more than COUNT_CAP."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def capped_counts(by_name, *, beside):
    """{name: `capped_count`} of several querysets in one statement, beside a row that is there."""
    asked = {
        name: _Capped(rows.order_by().values("pk")[: COUNT_CAP + 1])
        for name, rows in by_name.items()
    }
    return beside._meta.model.objects.filter(pk=beside.pk).values(**asked).get()


def page_by(queryset, field, *, after="", size=50):
    """A page of `queryset` in the order of the text column `field`, behind the key `after`."""
    rows = queryset.order_by(field, "pk")
    if key := decode_key(after, str):
        rows = rows.filter(Q(**{f"{field}__gt": key[0]}) | Q(**{field: key[0], "pk__gt": key[1]}))
    return cut_page(list(rows[: size + 1]), size, lambda row: (getattr(row, field), row.pk))
