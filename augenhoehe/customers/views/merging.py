"""Joining doubles, and what is suggested while somebody types."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow, number_in
from augenhoehe.customers import queries, rules
from augenhoehe.customers.actions.merge import merge_companies, merge_contacts, undo_merge
from augenhoehe.customers.models import Merge
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def suggest(request):
    """Who may be meant, after three characters: options for a list, or JSON."""
    only = request.GET.get("only") == "companies"
    typed = request.GET.get("q", "")
    found = queries.suggest(typed, user=request.user, only_companies=only)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"found": [_data(each) for each in found]})
    return render(request, "customers/suggest.html", {"found": found})


def _data(found):
    company = found.only_company
    return {
        "contact": found.contact.pk if found.contact else None,
        "company": company.pk if company else None,
        "name": found.name,
        "phone": found.phone,
        "email": found.email or "",
        "companies": [{"id": each.pk, "name": each.name} for each in found.companies],
    }


@login_required
@read_or_save
def merge_contact(request, pk):
    """Join a double contact to another one."""
    found = get_object_or_404(rules.contacts_visible_to(request.user), pk=pk)
    return _merge(request, found, rules.contacts_visible_to(request.user), merge_contacts)


@login_required
@read_or_save
def merge_company(request, pk):
    """Join a double company to another one."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    return _merge(request, found, rules.visible_to(request.user), merge_companies)


def _merge(request, found, seen, verb):
    allow(rules.may_change(request.user))
    if request.method == "POST":
        into = get_object_or_404(seen, pk=number_in(request.POST, "into"))
        merge = verb(found, into=into, by=request.user)
        undo = reverse("customers:unmerge", args=[merge.pk])
        keep(request, _("%(name)s was merged.") % {"name": found.name}, undo=undo)
        return redirect(into)
    typed = request.GET.get("q", found.name)
    others = queries.matching(seen.filter(merged_into=None), typed).exclude(pk=found.pk)
    context = {"found": found, "others": list(others[:20]), "typed": typed}
    return render(request, "customers/merge.html", context)


@login_required
@require_POST
def unmerge(request, pk):
    """Take a merge apart again."""
    allow(rules.may_change(request.user))
    merge = get_object_or_404(Merge, pk=pk)
    undo_merge(merge, by=request.user)
    keep(request, _("The merge was taken back."))
    return redirect("customers:companies")
