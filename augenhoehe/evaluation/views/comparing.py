"""Doors: two periods or several groups of a survey compared."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import comparing, contrast, words
from augenhoehe.evaluation.results import Period
from augenhoehe.evaluation.rules import told_to
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.indicators.sight import Sight
from augenhoehe.surveys.models import Audience
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.scoring import scale_for


@login_required
@require_safe
def compare(request, pk):
    """Two free periods, and the groups of one period, with intervals and in words."""
    survey = get_object_or_404(told_to(request.user), pk=pk)
    version, sight = current_version(survey), Sight()
    scale = scale_for(version.content) if version else None
    too_few = survey.audience == Audience.SOLUTION and not sight.is_enough
    context = {"survey": survey, "scale": scale, "too_few_work_here": too_few, "tab": "compare"}
    if scale and survey.is_single and not too_few:
        found = _found(request, survey, scale, sight)
        if (form := request.GET.get("export")) in ("csv", "xlsx"):
            return _export(request, form, scale, found)
        context |= found | {"name": words.name_of(scale)}
    return render(request, "evaluation/compare.html", context)


def _found(request, survey, scale, sight):
    today = timezone.localdate()
    period = Period.from_query(request.GET, today)
    kinds = comparing.kinds_of(survey, request.user)
    by = request.GET.get("by") if request.GET.get("by") in kinds else kinds[0]
    first = _period(request.GET, "a", period, today)
    second = _period(request.GET, "b", first.before, today)
    periods = comparing.periods_of(survey, first, second, scale=scale, sight=sight)
    groups = comparing.groups_of(survey, by, period, scale=scale, sight=sight)
    return {
        "period": period,
        "by": by,
        "kinds": [(kind, contrast.KINDS[kind]) for kind in kinds],
        "periods": periods,
        "periods_drawn": contrast.drawing_of_periods(periods, scale),
        "groups": groups,
        "groups_drawn": contrast.drawing_of(groups, scale, by) if groups else None,
        "asks_months": comparing.asks_months(survey, by),
        "difference": contrast.differs(scale, periods.change),
    }


def _period(query, name, usual, today):
    """The period of these names in the address; the usual one where none is asked for."""
    asked = {end: query.get(f"{name}_{end}", "") for end in ("from", "to")}
    return Period.from_query(asked, today) if any(asked.values()) else usual


def _export(request, form, scale, found):
    head = [
        pgettext("column", "Compared"), pgettext("column", "Value"), pgettext("column", "from"),
        pgettext("column", "to"), pgettext("column", "n"), pgettext("column", "Remark"),
    ]  # fmt: skip
    periods, groups = found["periods"], found["groups"]
    pairs = zip((periods.first, periods.second), periods.scores, strict=True)
    rows = [_row(contrast.days(one), score, "") for one, score in pairs]
    rows[0][-1] = found["difference"]
    for one in groups.rows if groups else []:
        remark = str(contrast.HELD) if one.too_few else contrast.differs(scale, one.change)
        rows.append(_row(one.label, one.score, remark))
    note_figures_export(len(rows), by=request.user)
    return table_response(form, "comparison", head, rows)


def _row(label, score, remark):
    if score is None:
        return [label, None, None, None, None, remark]
    return [label, score.value, score.low, score.high, score.n, remark]
