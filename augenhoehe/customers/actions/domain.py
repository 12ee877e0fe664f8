"""A company gets a mail domain, or loses one."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import keep_company_findable
from augenhoehe.customers.actions.save_company import existing
from augenhoehe.customers.domains import domain_of, is_free_mail
from augenhoehe.customers.models import CompanyDomain
from augenhoehe.journal.actions import record


@action
def add_domain(company, *, domain, by):
    """Recognise a company by a further mail domain."""
    company = existing(company)
    domain = _usable(domain)
    try:
        with transaction.atomic():
            found = CompanyDomain.objects.create(company=company, domain=domain)
    except IntegrityError:
        owner = CompanyDomain.objects.select_related("company").get(domain=domain).company
        sentence = _("%(domain)s already belongs to %(name)s. Remove it there first.")
        raise Refused(
            sentence % {"domain": domain, "name": owner.name}, code="domain.taken"
        ) from None
    keep_company_findable(company)
    record(events.DOMAIN_ADDED, company, by=by)
    return found


@action
def remove_domain(company, *, domain, by):
    """No longer recognise a company by this domain."""
    company = existing(company)
    if not company.domains.filter(domain=domain).delete()[0]:
        raise Refused(_("This domain is no longer there."), code="domain.gone")
    keep_company_findable(company)
    record(events.DOMAIN_REMOVED, company, by=by)


def _usable(typed):
    domain = domain_of("@" + str(typed).strip().removeprefix("www."))
    if not domain:
        raise Refused(_("This is no mail domain. Write it like firma.de."), code="domain.broken")
    if is_free_mail(domain):
        sentence = _("At %(domain)s anybody may have an address, so it cannot stand for a company.")
        raise Refused(sentence % {"domain": domain}, code="domain.free")
    return domain
