"""Lists by key: the next page begins after the last row of this one, whatever was added before."""

from dataclasses import dataclass

from django.db.models import Q

SIZE = 50
CAP = 1000


@dataclass(frozen=True)
class Page:
    """Rows of a list, and the key after which the next page begins (None on the last)."""

    rows: list
    after: int | None
    count: int | None = None


def page_by(queryset, field, *, after="", size=SIZE, counted=True):
    """A page of `queryset` ordered by `field`, then id; `after` is the id of the last row seen.

    The count is exact up to 1,000; one more stands for "more".
    """
    rows = queryset.order_by(field, "pk")
    last = queryset.model.objects.filter(pk=int(after)).first() if _is_key(after) else None
    if last:
        key = getattr(last, field)
        rows = rows.filter(Q(**{f"{field}__gt": key}) | Q(**{field: key, "pk__gt": last.pk}))
    found = list(rows[: size + 1])
    more = found[size - 1].pk if len(found) > size else None
    return Page(found[:size], more, capped_count(queryset) if counted else None)


def capped_count(queryset):
    """How many rows, exact up to 1,000; 1,001 means more than that."""
    return queryset.order_by()[: CAP + 1].count()


def _is_key(text):
    return str(text).isascii() and str(text).isdigit() and len(str(text)) < 19
