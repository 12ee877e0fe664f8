"""Doors to what a standard solution said before."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.solutions import rules
from augenhoehe.solutions.actions.version import drop_version, restore_version
from augenhoehe.solutions.changes import changes_between
from augenhoehe.solutions.forms import LABELS
from augenhoehe.ui.toasts import keep


def _solution(request, pk):
    return get_object_or_404(rules.visible_to(request.user), pk=pk)


@login_required
@require_safe
def versions(request, pk):
    """Who changed what when."""
    found = _solution(request, pk)
    kept = list(found.versions.select_related("changed_by"))
    older = [*kept[1:], None]
    rows = [(one, _named(_changes(before, one))) for one, before in zip(kept, older, strict=True)]
    return render(request, "solutions/versions.html", {"solution": found, "rows": rows})


def _changes(before, version):
    return changes_between(before.texts if before else {}, version.texts)


def _named(changes):
    """The parts by their names, each once."""
    return list(dict.fromkeys(LABELS[one.part] for one in changes))


@login_required
@require_safe
def version(request, pk, number):
    """What a version said, and how it differs from the one before."""
    found = _solution(request, pk)
    shown = get_object_or_404(found.versions.select_related("changed_by"), number=number)
    before = found.versions.filter(number__lt=number).first()
    context = {
        "solution": found,
        "version": shown,
        "before": before,
        "changes": [(LABELS[one.part], one) for one in _changes(before, shown)],
        "is_present": shown.number == found.version,
        "may_change": rules.may_change(request.user),
        "may_drop": rules.may_drop_versions(request.user),
    }
    return render(request, "solutions/version.html", context)


@login_required
@require_POST
def restore(request, pk, number):
    """Let it say again what it said then; the toast brings the present words back."""
    found = _solution(request, pk)
    allow(rules.may_change(request.user))
    wanted = get_object_or_404(found.versions, number=number)
    undo = reverse("solutions:restore_version", args=[pk, found.version])
    restore_version(wanted, by=request.user)
    keep(request, _("Version %(number)s says again what holds.") % {"number": number}, undo=undo)
    return redirect(found)


@login_required
@require_POST
def drop(request, pk, number):
    """Remove an old version for good."""
    found = _solution(request, pk)
    allow(rules.may_drop_versions(request.user))
    drop_version(get_object_or_404(found.versions, number=number), by=request.user)
    keep(request, _("Version %(number)s is removed.") % {"number": number})
    return redirect("solutions:versions", pk)
