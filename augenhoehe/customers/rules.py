"""Who sees and changes what of the customers."""

from augenhoehe.customers.models import Agreement, Company, Contact


def visible_to(user):
    """Companies: all for those who read concerns, none for others, none that were erased."""
    return _seen(Company, user)


def contacts_visible_to(user):
    """Contacts: all for those who read concerns, none for others, none that were erased."""
    return _seen(Contact, user)


def may_change(user):
    """Whoever talks to customers keeps their data right."""
    return user.reads_tickets


def may_import(user):
    """Evidence for many at once is the lead's to answer for."""
    return user.is_lead


def may_agree(user):
    """What is agreed with a company is the lead's to note."""
    return user.is_lead


def agreements_visible_to(user):
    """Agreements with the companies that `user` may see."""
    return Agreement.objects.filter(company__in=visible_to(user))


def _seen(model, user):
    if not user.is_authenticated or not user.reads_tickets:
        return model.objects.none()
    return model.objects.filter(erased_at=None)
