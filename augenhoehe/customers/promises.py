"""Which service promise applies to a company."""

from django.db.models import F, Q

from augenhoehe.catalogue.applying import Applying, best_of, candidates
from augenhoehe.customers.models import Agreement
from augenhoehe.customers.queries import same_ids


def agreements_of(company):
    """The agreements with a company and with all that were merged with it."""
    return Agreement.objects.filter(company__in=family_of(company))


def agreements_shown(company):
    """The same for the company's page, the running ones first."""
    found = agreements_of(company).select_related("promise__product")
    return found.order_by(F("ended_on").desc(nulls_first=True), "-agreed_on", "-pk")


def family_of(company):
    """The ids of a company, of what it was merged into, and of all that were merged with it."""
    root = company
    while root.merged_into_id:
        root = root.merged_into
    return same_ids(root)


def running_on(agreements, day):
    """The agreements that were in force on a day."""
    return agreements.filter(Q(ended_on=None) | Q(ended_on__gt=day), agreed_on__lte=day)


def promise_for(company, *, product_id, on):
    """The promise that applies to a company (or None: nobody we know) on a day, as `Applying`."""
    agreed = running_on(agreements_of(company), on) if company else Agreement.objects.none()
    ids = list(agreed.values_list("promise_id", flat=True))
    found = best_of(candidates(product_id=product_id, on=on, agreed_ids=ids))
    return Applying(found, company.name if company else "") if found else None
