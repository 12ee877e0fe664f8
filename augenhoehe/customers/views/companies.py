"""Pages of companies."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow
from augenhoehe.base.offers import ref
from augenhoehe.base.pages import capped_count, page_by
from augenhoehe.base.tables import table_response
from augenhoehe.customers import events, queries, rules
from augenhoehe.customers.actions.domain import add_domain, remove_domain
from augenhoehe.customers.actions.save_company import add_company, change_company
from augenhoehe.customers.asking import bases_of
from augenhoehe.customers.forms import CompanyForm, DomainForm
from augenhoehe.customers.promises import agreements_shown
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.queries import follow_ups_on
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_EXPORTED = 100_000


@login_required
@require_safe
def companies(request):
    """All companies: searched, filtered, paged, exported."""
    allow(request.user.reads_tickets)
    typed, only = request.GET.get("q", ""), request.GET.get("only", "")
    found = queries.companies_for(request.user, typed=typed, only=only)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.COMPANIES_EXPORTED, found, at_most=MOST_EXPORTED, by=request.user)
        return _export(found, form)
    page = page_by(found, "sort_key", after=request.GET.get("after", ""))
    counts = queries.contact_counts(page.rows)
    for company in page.rows:
        company.contact_count = counts.get(company.pk, 0)
    context = {
        "page": page,
        "count": capped_count(found),
        "typed": typed,
        "only": only,
        "may_change": True,
    }
    return render(request, "customers/companies.html", context)


def _export(found, form):
    rows = list(found.order_by("sort_key", "pk")[:MOST_EXPORTED])
    counts = queries.contact_counts()
    header = [
        pgettext("company", "Name"),
        _("Customer number"),
        pgettext("customers", "Domains"),
        pgettext("customers", "Contacts"),
        _("Contract note"),
    ]
    lines = (
        [
            company.name,
            company.customer_number,
            ", ".join(row.domain for row in company.domains.all()),
            counts.get(company.pk, 0),
            company.contract_note,
        ]
        for company in rows
    )
    return table_response(form, "companies", header, lines)


@login_required
@require_safe
def company(request, pk):
    """The answer on one page when a company rings the boss."""
    found = get_object_or_404(queries.with_merged(rules.visible_to(request.user)), pk=pk)
    if found.merged_into_id:
        return redirect(found.merged_into)
    return _show(request, found, DomainForm())


def _show(request, found, form):
    people = queries.contacts_of(found, request.user)
    after = request.GET.get("after", "")
    page = page_by(people, "sort_key", after=after, size=20)
    domains, bases, agreements, dates = fetch_at_once(
        found.domains.all(),
        bases_of(found),
        agreements_shown(found),
        follow_ups_on(ref(found), user=request.user),
    )
    context = {
        "company": found,
        "people_count": capped_count(people) if page.more or after else len(page.rows),
        "people": page,
        "domains": domains,
        "domain_form": form,
        "bases": bases,
        "agreements": agreements,
        "may_agree": rules.may_agree(request.user),
        "dates": dates,
        "may_change": rules.may_change(request.user),
    }
    return render(request, "customers/company.html", context)


@login_required
@read_or_save
def add(request):
    """A new company."""
    allow(rules.may_change(request.user))
    form = CompanyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(add_company(by=request.user, **form.cleaned_data))
    context = {"form": form, "cancel": reverse("customers:companies")}
    return render(request, "customers/company_form.html", context)


@login_required
@read_or_save
def change(request, pk):
    """Change a company."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    form = CompanyForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_company(found, by=request.user, **form.cleaned_data)
        return redirect("customers:company", found.pk)
    context = {"form": form, "company": found, "cancel": found.get_absolute_url()}
    return render(request, "customers/company_form.html", context)


@login_required
@require_POST
def domain_add(request, pk):
    """Recognise the company by a further domain."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    form = DomainForm(request.POST if "domain" in request.POST else request.GET)
    if not form.is_valid():
        return _show(request, found, form)
    added = add_domain(found, domain=form.cleaned_data["domain"], by=request.user)
    keep(request, _("%(domain)s was added.") % {"domain": added.domain})
    return redirect(found)


@login_required
@require_POST
def domain_remove(request, pk):
    """Remove a domain; the toast puts it back."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    domain = request.POST.get("domain", "")
    remove_domain(found, domain=domain, by=request.user)
    back = reverse("customers:domain_add", args=[found.pk]) + "?" + urlencode({"domain": domain})
    keep(request, _("%(domain)s was removed.") % {"domain": domain}, undo=back)
    return redirect(found)
