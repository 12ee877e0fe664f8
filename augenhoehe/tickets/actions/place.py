"""Whose concern it is: named, put right, or noted for the first time."""

from augenhoehe.base.actions import action
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.timeline import locked


@action
def place_ticket(ticket, *, company, contact, by):
    """Say whose concern this is, where it could not be known or was wrong.

    A contact alone brings the company along if they write for one only; a company alone leaves the
    contact as it is.
    """
    contact = contact or ticket.contact
    return put_customer(ticket, company=company or _only_company(contact), contact=contact, by=by)


def _only_company(contact):
    writes_for = list(contact.companies.all()[:2]) if contact else []
    return writes_for[0] if len(writes_for) == 1 else None


@action
def put_customer(ticket, *, company, contact, by):
    """Put exactly this contact and this company on a ticket; None is nobody."""
    ticket = locked(ticket)
    if (ticket.company, ticket.contact) == (company, contact):
        return ticket
    ticket.company, ticket.contact = company, contact
    ticket.save(update_fields=["company", "contact"])
    ids = {"company_id": company and company.pk, "contact_id": contact and contact.pk}
    record(events.PLACED, ticket, by=by, **ids)
    ask_for_index(ticket, whole=True)
    return ticket


@action
def introduce_contact(ticket, *, name, by, **known):
    """Note somebody new (`email`, `phone`) whose concern this is; they write for its company."""
    ticket = locked(ticket)
    companies = [ticket.company] if ticket.company else []
    contact = add_contact(name, companies=companies, language=ticket.language, by=by, **known)
    return put_customer(ticket, company=ticket.company, contact=contact, by=by)
