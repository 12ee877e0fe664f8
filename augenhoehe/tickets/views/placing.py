"""Whose concern it is: chosen from those we know, or noted as somebody new."""

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import number_in
from augenhoehe.customers.queries import suggest
from augenhoehe.customers.rules import contacts_visible_to
from augenhoehe.customers.rules import visible_to as companies_visible_to
from augenhoehe.tickets.actions.place import introduce_contact, place_ticket, put_customer
from augenhoehe.tickets.views.finding import ticket_door
from augenhoehe.ui.toasts import keep


@ticket_door
def place(request, ticket):
    """Say who the customer is and for which company they write; what was wrong is put right."""
    company, contact = _named(request, ticket)
    placed = place_ticket(ticket, company=company, contact=contact, by=request.user)
    _say(request, ticket, placed)


def _named(request, ticket):
    """(company, contact) as chosen; where only words were typed, whom they can mean alone."""
    company = companies_visible_to(request.user).filter(pk=number_in(request.POST, "company"))
    contact = contacts_visible_to(request.user).filter(pk=number_in(request.POST, "contact"))
    named = company.first(), contact.first()
    if any(named):
        return named
    if request.POST.get("company") or request.POST.get("contact"):
        raise Http404
    found = suggest(request.POST.get("q", ""), user=request.user)
    if len(found) != 1:
        raise Refused(
            _("Choose somebody from the list, or note who is not in it yet."), code="place.unclear"
        )
    return found[0].only_company, found[0].contact


@ticket_door
def unplace(request, ticket):
    """It is not this person, or not this company, and we do not know who else."""
    wrong = request.POST.get("wrong")
    contact = None if wrong == "contact" else ticket.contact
    company = None if wrong == "company" else ticket.company
    _say(request, ticket, put_customer(ticket, company=company, contact=contact, by=request.user))


@ticket_door
def replace(request, ticket):
    """The way back: exactly whom the address names."""
    company = companies_visible_to(request.user).filter(pk=number_in(request.GET, "company"))
    contact = contacts_visible_to(request.user).filter(pk=number_in(request.GET, "contact"))
    found = {"company": company.first(), "contact": contact.first()}
    put_customer(ticket, **found, by=request.user)
    keep(request, _("Taken back."))


@ticket_door
def introduce(request, ticket):
    """Note somebody new whose concern this is."""
    given = {name: request.POST.get(name, "") for name in ("email", "phone")}
    placed = introduce_contact(ticket, name=request.POST.get("name", ""), by=request.user, **given)
    _say(request, ticket, placed)


def _say(request, former, placed):
    names = [one.name for one in (placed.contact, placed.company) if one]
    who = ", ".join(names) or _("nobody we know")
    before = {"company": former.company_id or 0, "contact": former.contact_id or 0}
    back = f"{reverse('tickets:replace', args=[placed.pk])}?{urlencode(before)}"
    keep(request, _("The customer is now: %(who)s.") % {"who": who}, undo=back)
