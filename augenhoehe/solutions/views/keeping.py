"""Doors to standard solutions."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.house_texts import saved
from augenhoehe.base.pages import capped_count, page_by
from augenhoehe.base.tables import table_response
from augenhoehe.catalogue.queries import products_in_use, topics_in_use
from augenhoehe.people.models import User
from augenhoehe.solutions import queries, rules
from augenhoehe.solutions.actions.retire import restore_solution, retire_solution
from augenhoehe.solutions.actions.review import review_solution
from augenhoehe.solutions.actions.save import change_solution, create_solution
from augenhoehe.solutions.forms import SolutionForm
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
FILTERS = ("topic", "product", "owner", "only")


@login_required
@require_safe
def list_all(request):
    """All standard solutions: searched, filtered, paged, exported."""
    allow(request.user.reads_tickets)
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    typed = request.GET.get("q", "")
    found = queries.listed(rules.visible_to(request.user), typed=typed, **chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    context = {
        "page": page_by(found, "title_de", after=request.GET.get("after", "")),
        "count": capped_count(found),
        "typed": typed,
        "chosen": chosen,
        "is_filtered": typed or any(chosen.values()),
        "topics": topics_in_use(),
        "products": products_in_use(),
        "owners": User.objects.filter(is_active=True, grants__isnull=False).distinct(),
        "may_change": rules.may_change(request.user),
    }
    return render(request, "solutions/list.html", context)


def _export(found, form):
    header = [
        pgettext("solution", "Title"),
        _("When it fits"),
        pgettext("solutions", "Steps"),
        pgettext("solution", "Authority"),
        _("Reply text"),
        _("Hand over when"),
        pgettext("solution", "Topic"),
        pgettext("solution", "Product"),
        pgettext("solution", "Owner"),
        _("Review on"),
    ]
    rows = (
        [
            *(row.says(part) for part in queries.PARTS),
            row.topic,
            row.product,
            row.owner,
            row.review_on,
        ]
        for row in found.order_by("title_de", "pk")[: queries.MOST]
    )
    return table_response(form, "solutions", header, rows)


def _solution(request, pk):
    return get_object_or_404(
        rules.visible_to(request.user).select_related("topic", "product", "owner"), pk=pk
    )


@login_required
@require_safe
def show(request, pk):
    """A standard solution as it is worked with."""
    found = _solution(request, pk)
    context = {
        "solution": found,
        "may_change": rules.may_change(request.user),
        "is_due": queries.review_due(rules.visible_to(request.user)).filter(pk=pk).exists(),
    }
    return render(request, "solutions/show.html", context)


@login_required
@read_or_save
def add(request):
    """Write a new standard solution."""
    allow(rules.may_change(request.user))
    form = SolutionForm(request.POST or None, initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        written = create_solution(form.texts(), by=request.user)
        saved(request, written)
        return redirect(written)
    context = {"form": form, "cancel": reverse("solutions:list")}
    return render(request, "solutions/form.html", context)


@login_required
@read_or_save
def change(request, pk):
    """Change a standard solution."""
    found = _solution(request, pk)
    allow(rules.may_change(request.user))
    form = SolutionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen_version"] or found.version
        fields = {**form.texts(), "version": seen}
        try:
            changed = change_solution(found, fields=fields, by=request.user)
            saved(request, changed)
            return redirect(changed)
        except Refused as refusal:
            # What was typed stays in the form.
            form.add_error(None, str(refusal))
    context = {"form": form, "solution": found, "cancel": found.get_absolute_url()}
    return render(request, "solutions/form.html", context)


@login_required
@require_POST
def retire(request, pk):
    """Offer a solution no more; the toast brings it back."""
    found = _solution(request, pk)
    allow(rules.may_change(request.user))
    retire_solution(found, by=request.user)
    undo = reverse("solutions:restore", args=[pk])
    keep(request, _("“%(title)s” is no longer offered.") % {"title": found}, undo=undo)
    return redirect("solutions:list")


@login_required
@require_POST
def restore(request, pk):
    """Offer a retired solution again."""
    found = _solution(request, pk)
    allow(rules.may_change(request.user))
    restore_solution(found, by=request.user)
    return redirect(found)


@login_required
@require_POST
def review(request, pk):
    """Note that a solution is still right."""
    found = _solution(request, pk)
    allow(rules.may_change(request.user))
    review_solution(found, by=request.user)
    keep(request, _("Noted: still right. It comes up again in half a year."))
    return redirect(found)
