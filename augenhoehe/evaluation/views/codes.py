"""Doors to the code book."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import codebook, rules, starting, trying, working
from augenhoehe.evaluation.actions.change_code import change_code, create_code
from augenhoehe.evaluation.actions.merge_codes import merge_codes, split_codes
from augenhoehe.evaluation.actions.retire_code import restore_code, retire_code
from augenhoehe.evaluation.actions.take_codes import take_codes
from augenhoehe.evaluation.coding import current_version
from augenhoehe.evaluation.forms import CodeForm
from augenhoehe.evaluation.models import Code
from augenhoehe.surveys.rules import responses_visible_to
from augenhoehe.surveys.tablefile import NoTable, open_table
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_WRONG = 20


def _code(request, pk):
    return get_object_or_404(rules.codes_visible_to(request.user), pk=pk)


@login_required
@require_safe
def codes(request):
    """The code book."""
    allow(bool(request.user.roles))
    chosen = {"state": request.GET.get("state", ""), "q": request.GET.get("q", "")[:100]}
    found = codebook.listed(rules.codes_visible_to(request.user), **chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return table_response(form, "code-book", *codebook.table_of(found))
    context = {
        "codes": found,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "version": current_version(),
        "may_code": rules.may_code(request.user),
        "reading": working.reading_now(),
        "unread": rules.may_code(request.user) and working.has_unread(),
        "starter_count": len(starting.starter_codes()),
    }
    return render(request, "evaluation/codes.html", context)


@login_required
@read_or_save
def add(request):
    """A new code; what it would find can be seen before it is saved."""
    allow(rules.may_code(request.user))
    return _edit(request, Code(), _("New code"))


@login_required
@read_or_save
def code(request, pk):
    """One code: read by everybody, changed by the lead."""
    found = _code(request, pk)
    if request.method == "POST":
        allow(rules.may_code(request.user))
    return _edit(request, found, str(found))


def _edit(request, found, title):
    form, tried = CodeForm(request.POST or None, instance=found), None
    if request.method == "POST" and form.is_valid():
        if "look" not in request.POST:
            saved = _save(request, found, form)
            keep(request, _("Saved. All texts are read by it now."))
            return redirect(saved)
        before = _code(request, found.pk) if found.pk else Code()
        tried = trying.try_out(responses_visible_to(request.user), before, form.cleaned_data)
    context = {
        "form": form,
        "code": found,
        "title": title,
        "tried": tried,
        "may_code": rules.may_code(request.user),
        "others": rules.codes_visible_to(request.user).in_use().exclude(pk=found.pk)
        if found.pk
        else [],
        "merged": found.merged.all() if found.pk else [],
    }
    return render(request, "evaluation/code.html", context, status=422 if form.errors else 200)


def _save(request, found, form):
    if found.pk:
        return change_code(found, fields=form.cleaned_data, by=request.user)
    return create_code(form.cleaned_data, by=request.user)


@login_required
@require_POST
def retire(request, pk):
    """The code leaves the code book."""
    found = _code(request, pk)
    allow(rules.may_code(request.user))
    retire_code(found, by=request.user)
    undo = reverse("evaluation:code_restore", args=[pk])
    keep(request, _("“%(code)s” is retired.") % {"code": found}, undo=undo)
    return redirect("evaluation:codes")


@login_required
@require_POST
def restore(request, pk):
    """The code comes back."""
    found = _code(request, pk)
    allow(rules.may_code(request.user))
    restore_code(found, by=request.user)
    keep(request, _("“%(code)s” is in use again.") % {"code": found})
    return redirect(found)


@login_required
@require_POST
def merge(request, pk):
    """The code goes into another one."""
    found = _code(request, pk)
    allow(rules.may_code(request.user))
    others = rules.codes_visible_to(request.user).in_use()
    into = get_object_or_404(others, pk=number_in(request.POST, "into"))
    merge_codes(found, into=into, by=request.user)
    words = _("“%(code)s” is part of “%(into)s” now.") % {"code": found, "into": into}
    keep(request, words, undo=reverse("evaluation:code_split", args=[pk]))
    return redirect(into)


@login_required
@require_POST
def split(request, pk):
    """The code is taken out of the other one."""
    found = _code(request, pk)
    allow(rules.may_code(request.user))
    split_codes(found, by=request.user)
    keep(request, _("“%(code)s” stands by itself again.") % {"code": found})
    return redirect(found)


@login_required
@require_POST
def take_starter(request):
    """The codes that most services begin with."""
    allow(rules.may_code(request.user))
    new, _changed = take_codes(starting.new_ones(), by=request.user)
    words = ngettext("One code taken in.", "%(n)s codes taken in.", new) % {"n": new}
    keep(request, words)
    return redirect("evaluation:codes")


@login_required
@read_or_save
def take_file(request):
    """Codes from a file as the export writes it."""
    allow(rules.may_code(request.user))
    wrong = []
    if request.method == "POST":
        rows, wrong = _rows_of(request.FILES.get("file"))
        if not wrong:
            new, changed = take_codes(rows, by=request.user)
            words = _("%(new)s new codes, %(changed)s changed.")
            keep(request, words % {"new": new, "changed": changed})
            return redirect("evaluation:codes")
    context = {"wrong": wrong[:MOST_WRONG], "columns": codebook.COLUMNS}
    return render(request, "evaluation/codes_file.html", context, status=422 if wrong else 200)


def _rows_of(upload):
    if upload is None:
        return [], [_("Please choose a file.")]
    try:
        return codebook.read_rows(*open_table(upload))
    except NoTable:
        return [], [_("This is no CSV or Excel table that can be read.")]
