"""Doors to the service promises."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.house_texts import saved
from augenhoehe.base.pages import capped_count, page_by
from augenhoehe.base.tables import table_response
from augenhoehe.catalogue import queries, rules
from augenhoehe.catalogue.actions.extend import extend_promise
from augenhoehe.catalogue.actions.retire import restore_promise, retire_promise
from augenhoehe.catalogue.actions.write import rewrite_promise, write_promise
from augenhoehe.catalogue.exports import HEAD, lines_of
from augenhoehe.catalogue.forms import NewVersionForm, PromiseForm
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
FILTERS = ("product", "kind", "state", "public")
# The field beside which a refusal stands.
PLACES = {
    "promise.backwards": "valid_to",
    "promise.past": "valid_from",
    "promise.before": "valid_from",
    "promise.overlap": "valid_from",
    "promise.private": "is_public",
    "promise.untitled": "title_de",
    "promise.empty": "included_de",
}


@login_required
@require_safe
def list_all(request):
    """All service promises: searched, filtered, paged, exported."""
    allow(bool(request.user.roles))
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    typed, today = request.GET.get("q", ""), timezone.localdate()
    found = queries.listed(rules.promises_visible_to(request.user), typed=typed, **chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return table_response(form, "promises", HEAD, lines_of(found, today))
    page = page_by(found, "title_de", after=request.GET.get("after", ""))
    context = {
        "page": page,
        "lines": [_line(one, today) for one in page.rows],
        "count": capped_count(found),
        "typed": typed,
        "chosen": chosen,
        "states": [(state, queries.state_words(state)) for state in queries.STATES],
        "is_filtered": typed or any(chosen.values()),
        "products": queries.products_in_use(),
        "may_write": rules.may_write(request.user),
    }
    return render(request, "catalogue/promises.html", context)


def _line(promise, today):
    state = queries.state_of(promise, today)
    return promise, queries.shown_version(promise, today), state, queries.state_words(state)


def _promise(request, pk):
    seen = rules.promises_visible_to(request.user).select_related("product", "owner")
    return get_object_or_404(seen.prefetch_related("versions__extras"), pk=pk)


@login_required
@require_safe
def promise(request, pk):
    """A promise as it holds today, what is to come, what it said before."""
    found, today = _promise(request, pk), timezone.localdate()
    context = _context(request, found, queries.shown_version(found, today))
    return render(request, "catalogue/promise.html", context)


@login_required
@require_safe
def version(request, pk, number):
    """What a promise said in one of its versions."""
    found = _promise(request, pk)
    shown = get_object_or_404(found.versions.prefetch_related("extras"), number=number)
    return render(request, "catalogue/promise.html", _context(request, found, shown))


def _context(request, found, shown):
    today = timezone.localdate()
    state = queries.state_of(found, today)
    return {
        "promise": found,
        "version": shown,
        "versions": found.versions.all(),
        "present": queries.shown_version(found, today),
        "state": state,
        "state_words": queries.state_words(state),
        "may_write": rules.may_write(request.user),
    }


@login_required
@read_or_save
def write(request):
    """Write a new service promise."""
    allow(rules.may_write(request.user))
    begun = {"owner": request.user.pk, "valid_from": timezone.localdate()}
    form = PromiseForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        written = _tried(
            form, lambda: write_promise(form.names(), said=form.said(), by=request.user)
        )
        if written:
            saved(request, written)
            return redirect(written)
    context = {"form": form, "cancel": reverse("catalogue:promises")}
    return render(request, "catalogue/promise_form.html", context, status=_status(form))


@login_required
@read_or_save
def rewrite(request, pk):
    """Write what a promise says from another day on."""
    found = _promise(request, pk)
    allow(rules.may_write(request.user))
    shown = NewVersionForm.shown(found, found.versions.all()[0])
    form = NewVersionForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        written = _tried(form, lambda: _rewritten(found, form, request.user))
        if written:
            saved(request, written)
            return redirect(written)
    context = {"form": form, "promise": found, "cancel": found.get_absolute_url()}
    return render(request, "catalogue/promise_form.html", context, status=_status(form))


def _rewritten(found, form, user):
    seen = form.cleaned_data["seen"] or 0
    return rewrite_promise(found, names=form.names(), said=form.said(), seen=seen, by=user)


def _tried(form, act):
    """What the action gave; a refusal stands in the form, where what was typed stays."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(PLACES.get(refusal.code), str(refusal))
        return None


def _status(form):
    return 422 if form.is_bound else 200


@login_required
@require_POST
def extend(request, pk):
    """Let a promise hold another year."""
    found = _promise(request, pk)
    allow(rules.may_write(request.user))
    extended = extend_promise(found, by=request.user)
    day = date_format(extended.valid_to, "SHORT_DATE_FORMAT")
    keep(request, _("It holds until %(day)s.") % {"day": day})
    return redirect(found)


@login_required
@require_POST
def retire(request, pk):
    """Give a promise no more; the toast gives it again."""
    found = _promise(request, pk)
    allow(rules.may_write(request.user))
    retire_promise(found, by=request.user)
    undo = reverse("catalogue:restore_promise", args=[pk])
    told = _("“%(title)s” is given no more. It still counts for concerns from before today.")
    keep(request, told % {"title": found}, undo=undo)
    return redirect(found)


@login_required
@require_POST
def restore(request, pk):
    """Give a retired promise again."""
    found = _promise(request, pk)
    allow(rules.may_write(request.user))
    restore_promise(found, by=request.user)
    return redirect(found)
