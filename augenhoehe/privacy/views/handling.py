"""Doors of data protection."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow, show_part
from augenhoehe.base.offers import resolve
from augenhoehe.base.personal import FORGETTINGS, PASSAGES
from augenhoehe.customers.models import Company, Contact
from augenhoehe.customers.personal import person_of
from augenhoehe.customers.queries import with_merged
from augenhoehe.customers.rules import contacts_visible_to
from augenhoehe.customers.rules import visible_to as companies_visible_to
from augenhoehe.files.actions.sweep import sweep_these
from augenhoehe.privacy import queries, rules
from augenhoehe.privacy.actions.erase import (
    ask_for_company_erasure,
    ask_for_erasure,
    withdraw_erasure,
)
from augenhoehe.privacy.actions.export import ask_for_export, fetch_export
from augenhoehe.privacy.actions.places import black_out_place, end_check
from augenhoehe.privacy.actions.retain import set_retention
from augenhoehe.privacy.companies import people_of, sums
from augenhoehe.privacy.forms import RetentionForm
from augenhoehe.privacy.places import places_of, shown_places
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def overview(request):
    """What ends with time, and the protocol."""
    allow(rules.may_see(request.user))
    rows = [
        (row, RetentionForm(initial={"months": row.months}, prefix=row.name))
        for row in queries.kept()
    ]
    context = {
        "rows": rows,
        "may_change": rules.may_change(request.user),
        "may_handle": rules.may_handle(request.user),
        **queries.protocol(user=request.user),
    }
    return render(request, "privacy/overview.html", context)


@login_required
@require_POST
def retain(request, name):
    """Change how long a kind of data is kept."""
    allow(rules.may_change(request.user))
    if name not in FORGETTINGS:
        raise Http404
    form = RetentionForm(request.POST, prefix=name)
    if form.is_valid():
        set_retention(name, months=form.cleaned_data["months"], by=request.user)
        keep(request, _("Saved. It takes effect in the coming night."))
    else:
        keep(request, _("Choose 1 to 240 months, or leave it empty."), tone="warn")
    return redirect("privacy:overview")


def _contact(request, pk):
    allow(rules.may_handle(request.user))
    return get_object_or_404(with_merged(contacts_visible_to(request.user)), pk=pk)


@login_required
@require_safe
def contact(request, pk):
    """What is kept of a contact, and what an erasure would change."""
    found = _contact(request, pk)
    context = {
        "contact": found,
        "preview": queries.preview(person_of(found, asked_by=request.user)),
        "waiting": queries.waiting_erasure(found),
    }
    return render(request, "privacy/contact.html", context)


def _company(request, pk):
    allow(rules.may_handle(request.user))
    seen = with_merged(companies_visible_to(request.user))
    return get_object_or_404(seen, pk=pk, merged_into=None)


@login_required
@require_safe
def company(request, pk):
    """What the erasure of a company would change, and whom."""
    found = _company(request, pk)
    alone, others = people_of(found)
    context = {
        "company": found,
        "alone": alone,
        "others": others,
        "sums": sums(found, alone, user=request.user),
        "waiting": queries.waiting_erasure(found),
    }
    return render(request, "privacy/company.html", context)


@login_required
@require_POST
def erase_company(request, pk):
    """Erase a company in a moment; the toast takes it back."""
    found = _company(request, pk)
    return _being_erased(request, found, ask_for_company_erasure(found, by=request.user))


@login_required
@require_POST
def export(request, pk):
    """Have the data of a contact packed."""
    found = _contact(request, pk)
    with_internal = bool(request.POST.get("with_internal"))
    return redirect(
        "privacy:packed",
        ask_for_export(found, with_internal=with_internal, by=request.user).pk,
    )


@login_required
@never_cache
@require_safe
def packed(request, pk):
    """How far an export is, and the way to it."""
    allow(rules.may_handle(request.user))
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    return show_part(request, "privacy/packed.html#state", export=found)


@login_required
@never_cache
@require_POST
def fetch(request, pk):
    """Hand a packed export out; afterwards it is gone."""
    allow(rules.may_handle(request.user))
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    opened, blobs = fetch_export(found, by=request.user)
    # The open file can be read to its end although its name is gone.
    sweep_these(blobs)
    return FileResponse(opened, as_attachment=True, filename=f"export-{found.pk}.zip")


@login_required
@require_POST
def erase(request, pk):
    """Erase a contact in a moment; the toast takes it back."""
    found = _contact(request, pk)
    return _being_erased(request, found, ask_for_erasure(found, by=request.user))


def _being_erased(request, found, erasure):
    undo = reverse("privacy:withdraw", args=[erasure.pk])
    keep(request, _("%(name)s is being erased.") % {"name": found.name}, undo=undo)
    return redirect("privacy:overview")


@login_required
@require_POST
def withdraw(request, pk):
    """Take an erasure back."""
    allow(rules.may_handle(request.user))
    found = get_object_or_404(rules.erasures_visible_to(request.user), pk=pk)
    withdraw_erasure(found, by=request.user)
    keep(request, _("Nothing was erased."))
    if found.contact_id is None:
        return redirect("privacy:company", found.company_id)
    return redirect("privacy:contact", found.contact_id)


@login_required
@require_POST
def erase_rest(request, pk):
    """Erase what an erasure had to leave, because it is about whoever asked for that one."""
    allow(rules.may_handle(request.user))
    found = get_object_or_404(rules.rests_visible_to(request.user), pk=pk)
    if found.contact_id is None:
        erasure = ask_for_company_erasure(Company(pk=found.company_id), by=request.user)
    else:
        erasure = ask_for_erasure(Contact(pk=found.contact_id), by=request.user)
    undo = reverse("privacy:withdraw", args=[erasure.pk])
    keep(request, _("The rest is being erased."), undo=undo)
    return redirect("privacy:overview")


def _erasure(request, pk):
    allow(rules.may_handle(request.user))
    return get_object_or_404(rules.erasures_visible_to(request.user), pk=pk)


@login_required
@never_cache
@require_safe
def places(request, pk):
    """Where the erased person is still named in what others wrote."""
    found = _erasure(request, pk)
    context = {"erasure": found, "shown": shown_places(found, user=request.user)}
    return show_part(request, "privacy/places.html#list", **context)


@login_required
@require_POST
def black_out(request, pk, place):
    """Take the name out of one place."""
    found = _erasure(request, pk)
    row = get_object_or_404(places_of(found), pk=place)
    seen = resolve([(row.owner_type, row.owner_id)], user=request.user)
    if not seen or PASSAGES[row.owner_type].black_out is None:
        raise Http404
    black_out_place(row, by=request.user)
    keep(request, _("The name is blacked out."))
    return redirect("privacy:places", pk)


@login_required
@require_POST
def end_places(request, pk):
    """All was looked at: the names are forgotten."""
    end_check(_erasure(request, pk), by=request.user)
    keep(request, _("The names are forgotten."))
    return redirect("privacy:overview")
