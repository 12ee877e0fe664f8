"""What lies on the table of a review, in the order in which it is talked about."""

from dataclasses import dataclass

from augenhoehe.people.models import Role, User
from augenhoehe.reviews import rules
from augenhoehe.tickets import rules as tickets


@dataclass(frozen=True)
class Table:
    """Who is there, what is shown to whoever looks, and whether the lead's own is still missing."""

    people: list
    rows: list
    readable: set
    waits_for_lead: bool


def table_of(review, user):
    """The table as `user` sees it: the lead's own lies there first, before that only one's own."""
    people = list(User.objects.filter(pk__in=review.seats.values("user")).order_by("name", "pk"))
    leading = User.objects.filter(grants__role=Role.LEAD, pk__in=[one.pk for one in people])
    leads = set(leading.values_list("pk", flat=True))
    rows = []
    if review.is_open:
        seen = rules.brought_visible_to(user).filter(review=review)
        rows = list(seen.select_related("user", "ticket"))
    waits = bool(leads) and not any(one.user_id in leads for one in rows)
    if waits:
        rows = [one for one in rows if one.user_id == user.pk]
    rows.sort(key=lambda one: (one.user_id not in leads, one.user.name, one.kind))
    found = tickets.visible_to(user).filter(pk__in=[one.ticket_id for one in rows if one.ticket_id])
    return Table(people, rows, set(found.values_list("pk", flat=True)), waits)
