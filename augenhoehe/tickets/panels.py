"""What tickets hang on the pages of other rooms: customers, absences, who is here."""

from django.utils import timezone

from augenhoehe.base.offers import panel
from augenhoehe.catalogue import slots as catalogue
from augenhoehe.customers import slots as customers
from augenhoehe.customers.queries import same_ids
from augenhoehe.people import slots as people
from augenhoehe.tickets import absence as away
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Promise

RECENT = 10
AT_MOST = 50


@panel(customers.COMPANY, template="tickets/of_customer.html", seen=rules.visible_to, order=10)
def of_company(company, *, mine, user):
    """Open concerns, promises and what was lately: the answer when a company rings."""
    return (yield from _of(mine.filter(company__in=same_ids(company)), company, "company"))


@panel(customers.CONTACT, template="tickets/of_customer.html", seen=rules.visible_to, order=10)
def of_contact(contact, *, mine, user):
    """The same for one person."""
    return (yield from _of(mine.filter(contact__in=same_ids(contact)), contact, "contact"))


def _of(tickets, host, name):
    own = tickets.filter(merged_into=None).select_related("team", "assignee", "contact")
    live = own.filter(is_live=True).order_by("next_due_at", "-last_at")
    past = own.filter(is_live=False, no_concern="").order_by("-last_at", "-id")
    promises = Promise.objects.filter(ticket__in=tickets, kept_at=None, withdrawn_at=None)
    promises = promises.select_related("ticket", "owner").order_by("due_at")
    live, past, promises = yield live[: AT_MOST + 1], past[:RECENT], promises[:AT_MOST]
    return {
        "live": live,
        "past": past,
        "promises": promises,
        "filter": f"{name}={host.pk}",
        "now": timezone.now(),
    }


@panel(people.ABSENCE, template="tickets/of_absence.html", seen=rules.visible_to, order=10)
def of_absence(absence, *, mine, user):
    """What is open with whoever is away, with the way to give it to those who are here."""
    if not rules.may_redistribute(user, absence):
        return None
    tickets, promises, follow_ups = away.counts_of(absence.user, seen_by=user)
    counts = {"tickets": tickets, "promises": promises, "follow_ups": follow_ups}
    return {"absence": absence, **counts, "any": any(counts.values())}


@panel(
    catalogue.PROMISES,
    template="tickets/of_promises.html",
    seen=rules.wishes_visible_to,
    order=10,
)
def of_promises(person, *, mine, user):
    """The way to what customers want beyond the promises."""
    return {} if user.reads_tickets else None
