"""What data protection hangs on other rooms' pages."""

from augenhoehe.base.offers import panel
from augenhoehe.customers import slots as customers
from augenhoehe.people import slots as people
from augenhoehe.privacy import rules


@panel(customers.CONTACT_ACTIONS, template="privacy/contact_link.html", seen=rules.may_handle)
def contact(host, *, mine, user):
    """The lead's way from a contact to its data."""
    return {"contact": host} if mine else None


@panel(customers.COMPANY_ACTIONS, template="privacy/company_link.html", seen=rules.may_handle)
def company(host, *, mine, user):
    """The lead's way from a company to its erasure."""
    return {"company": host} if mine else None


@panel(people.SETTINGS, template="privacy/settings.html", seen=rules.may_see, order=80)
def settings(host, *, mine, user):
    """The way to retention and protocol."""
    return {} if mine else None
