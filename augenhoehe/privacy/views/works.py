"""Doors of the page for the works agreement, its annex, and the log of who took out what."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.files.queries import attachments_by_owner
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.privacy import events, rules, works
from augenhoehe.privacy import seen as log
from augenhoehe.privacy.actions.make_annex import make_annex
from augenhoehe.privacy.forms import SeenForm
from augenhoehe.ui.toasts import keep

SHOWN = 12


@login_required
@require_safe
def page(request):
    """What cannot be done, what is kept of people who work here, what was agreed, what is on."""
    allow(rules.may_read_works(request.user))
    annexes = list(rules.annexes_visible_to(request.user).select_related("made_by")[:SHOWN])
    papers = attachments_by_owner(annexes)
    context = {
        "assured": works.assured(),
        "kept": works.kept_of_staff(),
        "agreed": works.agreed(),
        "switches": works.switches(),
        "annexes": [(one, papers.get(one.pk, ())) for one in annexes],
        "may_make": rules.may_make_annex(request.user),
        "may_read_log": rules.may_read_log(request.user),
        "may_see": rules.may_see(request.user),
    }
    return render(request, "privacy/works.html", context)


@login_required
@require_POST
def annex(request):
    """Keep what the page says as a version, and have it printed."""
    allow(rules.may_make_annex(request.user))
    made = make_annex(by=request.user)
    keep(request, _("The annex is being printed; it is here in a moment."))
    return redirect(made)


@login_required
@require_safe
def seen(request):
    """Who took out what; as a table for the observer only, which is on record."""
    allow(rules.may_read_log(request.user))
    form = SeenForm(request.GET, kinds=log.kinds())
    given = form.cleaned_data if form.is_valid() else {}
    rows = log.entries(request.user, **given)
    wanted = request.GET.get("as")
    if wanted in ("csv", "xlsx"):
        return _table(request, rows, wanted)
    lines, following = log.page(rows, user=request.user, before=number_in(request.GET, "before"))
    context = {
        "form": form,
        "lines": lines,
        "following": following,
        "may_take": rules.may_take_log(request.user),
    }
    return render(request, "privacy/seen.html", context)


def _table(request, rows, wanted):
    allow(rules.may_take_log(request.user))
    note_export(events.LOG_EXPORTED, rows, at_most=log.MOST, by=request.user)
    table = log.table(rows, user=request.user)
    head = (
        pgettext("column", "When"),
        _("What happened"),
        pgettext("column", "Lines"),
    )
    return table_response(wanted, pgettext("file name", "taken-out"), head, table)
