"""Doors for files with responses: hand in, say what the columns are, see what would happen, do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.doors import allow, number_in, show_part
from augenhoehe.surveys import rules
from augenhoehe.surveys.actions.bring_in import bring_in, lay_down, map_columns, take_out
from augenhoehe.surveys.actions.take_in import (
    begin_import,
    begin_taking_out,
    go_on_with_import,
    stop_import,
)
from augenhoehe.surveys.bringing_in import version_of
from augenhoehe.surveys.import_words import (
    FAULTS,
    FORMS,
    KEEPS,
    NO_TABLE,
    ORDERS,
    PROBLEMS,
    STOPPED,
    TARGETS,
)
from augenhoehe.surveys.mapping import guess, settings_of, take
from augenhoehe.surveys.models import Batch
from augenhoehe.surveys.questions import questions_of, say
from augenhoehe.surveys.tablefile import SAMPLE, NoTable, read_table
from augenhoehe.surveys.views.keeping import survey_for
from augenhoehe.surveys.wholefile import first_rows
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_SHOWN = 20


@login_required
@read_or_save
def hand_in(request, pk):
    """Choose a file."""
    survey = survey_for(request, pk)
    allow(rules.may_import(request.user) and not survey.is_anonymous)
    error = ""
    if request.method == "POST":
        upload = request.FILES.get("file")
        error = _("Please choose a file.") if upload is None else _fault_of(upload)
        if not error:
            batch = lay_down(survey, name=upload.name, file=upload, by=request.user)
            return redirect("surveys:import_check", pk=batch.pk)
    batches = rules.batches_visible_to(request.user).filter(survey=survey)
    batches = batches.exclude(report={}, task=Batch.Task.NONE)
    context = {"survey": survey, "error": error, "batches": batches[:MOST_SHOWN]}
    return render(request, "surveys/hand_in.html", context, status=422 if error else 200)


def _fault_of(upload):
    try:
        read_table(upload)
    except NoTable as none:
        return NO_TABLE[str(none)]
    return ""


@login_required
@read_or_save
def check(request, pk):
    """Say what each column is; see what would come of it; take it in."""
    if request.htmx and (told := _over(request, pk)):
        return told
    batch = _batch(request, pk)
    if batch.task:
        return _task_page(request, batch)
    if batch.report:
        return _done_page(request, batch)
    table, version = first_rows(batch), version_of(batch)
    chosen = _chosen(request, batch, table, version.content)
    taking = take(table, content=version.content, **settings_of(chosen))
    if request.method == "POST":
        map_columns(batch, mapping=chosen)
        if request.POST.get("do") == "take" and taking.lines and not taking.fault:
            _take_in(request, batch, table, taking)
        return redirect("surveys:import_check", pk=pk)
    return _check_page(request, batch, (table, version, chosen, taking))


def _over(request, pk):
    """What the page that looks on is told when the worker is done."""
    batch = rules.batches_visible_to(request.user).filter(pk=pk).first()
    survey = number_in(request.GET, "survey")
    if batch is None and rules.visible_to(request.user).filter(pk=survey).exists():
        return HttpResponse(headers={"HX-Redirect": reverse("surveys:import", args=[survey])})
    return HttpResponse(headers={"HX-Refresh": "true"}) if batch and not batch.task else None


def _take_in(request, batch, table, taking):
    """At once what was looked at whole; the worker takes in the rest."""
    if not table.is_whole:
        begin_import(batch, by=request.user)
        return
    bring_in(batch, taking=taking, by=request.user)
    many = batch.responses.count()
    words = ngettext("%(n)s response taken in.", "%(n)s responses taken in.", many)
    keep(request, words % {"n": many})


def _batch(request, pk):
    rows = rules.batches_visible_to(request.user).select_related("survey")
    return get_object_or_404(rows, pk=pk)


def _chosen(request, batch, table, content):
    """{"columns": {position: target}, "order", "keeps"} as just chosen, as kept, or as guessed."""
    if request.method == "POST":
        given = {str(n): request.POST.get(f"c{n}", "") for n in range(len(table.head))}
        known = {*TARGETS, *(one["key"] for one in questions_of(content))}
        columns = {n: target for n, target in given.items() if target and target in known}
        order, keeps = request.POST.get("order", ""), request.POST.get("keeps", "")
        return {
            "columns": columns,
            "order": order if order in ("day", "month") else "",
            "keeps": keeps if keeps in KEEPS else "all",
        }
    if batch.mapping:
        return batch.mapping
    guessed = {str(n): target for n, target in guess(table, content).items()}
    return {"columns": guessed, "order": "", "keeps": "all"}


def _check_page(request, batch, parts):
    table, version, chosen, taking = parts
    asked = [(one["key"], say(one, "title", "de")) for one in questions_of(version.content)]
    targets = [*TARGETS.items()]
    options = [targets[0], *targets[1:3], *asked, *targets[3:]]
    columns = [
        (
            n,
            name,
            [str(row[n]) for row in table.rows[:3]],
            chosen["columns"].get(str(n), ""),
        )
        for n, name in enumerate(table.head)
    ]
    context = {
        "batch": batch,
        "survey": batch.survey,
        "columns": columns,
        "options": options,
        "chosen": chosen,
        "keeps": KEEPS.items(),
        "taking": taking,
        "is_whole": table.is_whole,
        "fault": FAULTS.get(taking.fault, ""),
        "forms": [(FORMS[form], *facts) for form, facts in taking.dates.forms.items()],
        "order_words": ORDERS[taking.dates.order] if "slashed" in taking.dates.forms else "",
        "problems": _in_words(taking.problems),
        "more_problems": max(len(taking.problems) - MOST_SHOWN, 0),
    }
    return render(request, "surveys/import_check.html", context)


def _in_words(problems):
    return [(number, PROBLEMS[code], cell) for number, code, cell in problems[:MOST_SHOWN]]


def _task_page(request, batch):
    """How far the worker is with a large file, or why it stopped."""
    context = {
        "batch": batch,
        "survey": batch.survey,
        "stopped": STOPPED[batch.fault] if batch.task == Batch.Task.STOPPED else "",
        "taken": batch.responses.count(),
    }
    return show_part(request, "surveys/import_task.html#state", **context)


def _done_page(request, batch):
    context = {
        "batch": batch,
        "survey": batch.survey,
        "report": batch.report,
        "problems": _in_words(batch.report["problems"]),
    }
    return render(request, "surveys/import_done.html", context)


@login_required
@require_POST
def undo(request, pk):
    """Take an import back; the worker does it where it is large."""
    batch = _batch(request, pk)
    if batch.responses.count() > SAMPLE:
        begin_taking_out(batch, by=request.user)
        return redirect("surveys:import_check", pk=pk)
    survey = batch.survey
    take_out(batch, by=request.user)
    keep(request, _("The import has been taken back."))
    return redirect(reverse("surveys:import", args=[survey.pk]))


@login_required
@require_POST
def stop(request, pk):
    """Take in no further row."""
    stop_import(_batch(request, pk))
    return redirect("surveys:import_check", pk=pk)


@login_required
@require_POST
def go_on(request, pk):
    """Take in the rows that are not there yet."""
    go_on_with_import(_batch(request, pk))
    return redirect("surveys:import_check", pk=pk)
