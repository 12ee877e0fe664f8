"""Pages of contacts."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow, is_number
from augenhoehe.base.offers import ref
from augenhoehe.base.pages import capped_count, page_by
from augenhoehe.base.tables import table_response
from augenhoehe.customers import asking, events, queries, rules
from augenhoehe.customers.actions.address import add_address, remove_address
from augenhoehe.customers.actions.represent import link_company, unlink_company
from augenhoehe.customers.actions.save_contact import add_contact, change_contact
from augenhoehe.customers.forms import AddressForm, ContactForm, NewContactForm
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.queries import follow_ups_on
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_EXPORTED = 100_000


@login_required
@require_safe
def contacts(request):
    """All contacts: searched, paged, exported."""
    allow(request.user.reads_tickets)
    typed = request.GET.get("q", "")
    found = queries.contacts_for(request.user, typed=typed)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.CONTACTS_EXPORTED, found, at_most=MOST_EXPORTED, by=request.user)
        return _export(found, form)
    page = page_by(found, "sort_key", after=request.GET.get("after", ""))
    context = {
        "page": page,
        "count": capped_count(found),
        "typed": typed,
        "may_change": rules.may_change(request.user),
        "may_import": rules.may_import(request.user),
    }
    return render(request, "customers/contacts.html", context)


def _export(found, form):
    rows = found.order_by("sort_key", "pk")[:MOST_EXPORTED]
    header = [
        pgettext("person", "Name"),
        pgettext("customers", "E-mail"),
        pgettext("customers", "Phone"),
        pgettext("customers", "Companies"),
        pgettext("customers", "Position"),
    ]
    lines = (
        [
            contact.name,
            ", ".join(row.email for row in contact.addresses.all()),
            contact.phone,
            ", ".join(company.name for company in contact.companies.all()),
            contact.position,
        ]
        for contact in rows.iterator(2000)
    )
    return table_response(form, "contacts", header, lines)


def _contact(request, pk):
    seen = queries.with_merged(rules.contacts_visible_to(request.user))
    return get_object_or_404(seen, pk=pk)


@login_required
@require_safe
def contact(request, pk):
    """A contact: how to reach them, for whom they write, and what is open."""
    found = _contact(request, pk)
    if found.merged_into_id:
        return redirect(found.merged_into)
    return _show(request, found, AddressForm())


def _show(request, found, form):
    addresses, companies, bases, objections, dates = fetch_at_once(
        found.addresses.all(),
        rules.visible_to(request.user).filter(represented_by__contact=found),
        asking.bases_of(found),
        asking.objections_of(found),
        follow_ups_on(ref(found), user=request.user),
    )
    context = {
        "contact": found,
        "addresses": addresses,
        "companies": companies,
        "address_form": form,
        "bases": bases,
        "dates": dates,
        "objection": objections[0] if objections else None,
        "may_change": rules.may_change(request.user),
    }
    return render(request, "customers/contact.html", context)


@login_required
@read_or_save
def contact_add(request):
    """A new contact, for a company if one is named in the address."""
    allow(rules.may_change(request.user))
    company = _company(request, request.GET.get("company"))
    form = NewContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        companies = [company] if company else []
        return redirect(add_contact(by=request.user, companies=companies, **form.cleaned_data))
    back = company.get_absolute_url() if company else reverse("customers:contacts")
    context = {"form": form, "company": company, "cancel": back}
    return render(request, "customers/contact_form.html", context)


def _company(request, pk):
    """The company of this id if the person may see it."""
    if not is_number(str(pk or "")):
        return None
    return rules.visible_to(request.user).filter(pk=int(pk), merged_into=None).first()


@login_required
@read_or_save
def contact_change(request, pk):
    """Change a contact."""
    found = _contact(request, pk)
    allow(rules.may_change(request.user))
    form = ContactForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_contact(found, by=request.user, **form.cleaned_data)
        return redirect("customers:contact", found.pk)
    context = {"form": form, "contact": found, "cancel": found.get_absolute_url()}
    return render(request, "customers/contact_form.html", context)


@login_required
@require_POST
def address_add(request, pk):
    """Note a further address."""
    found = _contact(request, pk)
    allow(rules.may_change(request.user))
    form = AddressForm(request.POST if "email" in request.POST else request.GET)
    if not form.is_valid():
        return _show(request, found, form)
    added = add_address(found, email=form.cleaned_data["email"], by=request.user)
    keep(request, _("%(email)s was added.") % {"email": added.email})
    return redirect(found)


@login_required
@require_POST
def address_remove(request, pk):
    """Remove an address; the toast puts it back."""
    found = _contact(request, pk)
    allow(rules.may_change(request.user))
    email = request.POST.get("email", "")
    remove_address(found, email=email, by=request.user)
    back = reverse("customers:address_add", args=[found.pk]) + "?" + urlencode({"email": email})
    keep(request, _("%(email)s was removed.") % {"email": email}, undo=back)
    return redirect(found)


@login_required
@require_POST
def link(request, pk):
    """Note that the contact writes for a company."""
    return _relate(request, pk, link_company, undo="unlink")


@login_required
@require_POST
def unlink(request, pk):
    """Note that the contact no longer writes for a company."""
    return _relate(request, pk, unlink_company, undo="link")


def _relate(request, pk, verb, *, undo):
    found = _contact(request, pk)
    allow(rules.may_change(request.user))
    named = request.POST.get("company") or request.GET.get("company")
    if (company := _company(request, named)) is None:
        raise Http404
    verb(found, company=company, by=request.user)
    back = reverse(f"customers:{undo}", args=[found.pk]) + f"?company={company.pk}"
    keep(request, _("Noted for %(name)s.") % {"name": company.name}, undo=back)
    return redirect(found)
