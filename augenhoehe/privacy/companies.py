"""What belongs to a company, and to nobody besides."""

from django.db.models import Count, Q

from augenhoehe.base.at_once import counting, fetch_at_once
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import hidden
from augenhoehe.customers.models import Contact
from augenhoehe.customers.queries import same_ids, with_merged
from augenhoehe.tickets.models import Message, Ticket


def people_of(company):
    """(those who write for this company alone, those who write for others, too)."""
    ids = same_ids(company)
    seen = Contact.objects.filter(erased_at=None, merged_into=None, represents__company__in=ids)
    others = Count("represents", filter=~Q(represents__company__in=ids))
    own = Count("represents", filter=Q(represents__company__in=ids))
    # Both counted, because a filter on the same link would count its own rows only.
    counted = Contact.objects.filter(pk__in=seen.values("pk")).annotate(own=own, others=others)
    rows = list(with_merged(counted).order_by("sort_key", "pk"))
    return [one for one in rows if not one.others], [one for one in rows if one.others]


def tickets_of_nobody(company):
    """Concerns of the company in which no person is named as the customer."""
    return Ticket.objects.filter(company__in=same_ids(company), contact=None)


def sums(company, alone, *, user):
    """How much of what goes: concerns and messages of its own people, and of nobody.

    What is about `user` is not counted, nor would it be erased.
    """
    ids = [pk for one in alone for pk in same_ids(one)]
    tickets = Ticket.objects.filter(Q(contact__in=ids) | Q(pk__in=tickets_of_nobody(company)))
    tickets = tickets.exclude(pk__in=hidden(user).get(type_of(Ticket), ()))
    rows = {
        "tickets": tickets,
        "messages": Message.objects.filter(ticket__in=tickets),
        "domains": company.domains.all(),
    }
    counts = fetch_at_once(*map(counting, rows.values()))
    return dict(zip(rows, map(sum, counts), strict=True))
