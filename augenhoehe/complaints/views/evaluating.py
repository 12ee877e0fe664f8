"""Doors: what the complaints of a period say, with export."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.complaints import evaluation_drawings as drawings
from augenhoehe.complaints import evaluation_words as words
from augenhoehe.complaints.evaluating import COURSES, evaluate, span_of_all
from augenhoehe.complaints.evaluation_rows import part_rows, rows_of, told_columns
from augenhoehe.complaints.part_names import kinds_for, names_of
from augenhoehe.complaints.periods import Period
from augenhoehe.indicators import rules as figure_rules
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.indicators.sight import Sight


@login_required
@require_safe
def evaluation(request):
    """Figures of a period against the time before, one course, one kind of parts."""
    allow(figure_rules.may_see(request.user))
    period = Period.from_query(request.GET, timezone.localdate())
    kinds = kinds_for(request.user)
    by = _one_of(request.GET.get("by"), [kind for kind, _word in kinds])
    course = request.GET.get("course") if request.GET.get("course") in COURSES else ""
    found = evaluate(period, by=by, course=course, sight=Sight())
    names = names_of(by, [row.key for row in found.parts.rows])
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(request, form, found, names)
    reads = request.user.reads_tickets
    rows = rows_of(found, reads=reads)
    shown = part_rows(found.parts, names, reads=reads)
    context = {
        "period": period,
        "before": period.before,
        "kinds": kinds,
        "by": by,
        "courses": [(name, words.COURSES[name]) for name in COURSES],
        "course": found.course_name,
        "found": found,
        "rows": rows,
        "empty": [row.title for row in rows if row.is_empty],
        "parts": shown,
        "columns": told_columns(shown),
        "held": words.HELD_BACK.get(found.parts.why, ""),
        "course_drawn": drawings.course(found.course_name, found.course, reads=reads),
        "parts_drawn": drawings.order(found.parts, names, reads=reads),
        "all_time": None if found.n else span_of_all(),
    }
    return render(request, "complaints/evaluation.html", context)


def _one_of(asked, known):
    return asked if asked in known else known[0]


def _export(request, form, found, names):
    head = [
        pgettext("column", "Figure"), pgettext("column", "Definition"), _("What is left out"),
        pgettext("column", "Value"), pgettext("column", "from"), pgettext("column", "to"),
        pgettext("column", "n"), _("The same time a year before"), pgettext("column", "n"),
        pgettext("column", "Remark"),
    ]  # fmt: skip
    rows = [_line(line) for line in found.lines.values()]
    rows += [_part(row, names, found.parts) for row in found.parts.rows]
    note_figures_export(len(rows), by=request.user)
    return table_response(form, "complaints-evaluation", head, rows)


def _line(line):
    one, before = line.now.indicator, line.before.reading
    facts = [one.title, one.definition, one.left_out]
    if line.now.too_few:
        held = words.HELD_BACK[line.now.why]
        return [*facts, None, None, None, None, None, None, held]
    read = line.now.reading
    now = [_typed(one.unit, value) for value in (read.value, read.low, read.high)]
    was = [_typed(one.unit, before.value), before.n] if before else [None, None]
    return [*facts, *now, read.n, *was, words.change_of(line)]


def _typed(unit, value):
    """A number as a spreadsheet takes it: money in euros."""
    return value / 100 if value is not None and unit in ("money", "sum") else value


def _part(row, names, parts):
    share = row.share
    remark = "" if not parts.is_few else words.pareto(parts)
    label = names.get(row.key, row.key)
    facts = [label, _("Share of the complaints of which this is known."), ""]
    return [*facts, share.value, share.low, share.high, row.reading.n, None, None, remark]
