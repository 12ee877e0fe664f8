"""Doors where an improvement is planned, started, checked and decided on."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.indicators.sight import Sight
from augenhoehe.measures import queries, rules
from augenhoehe.measures.actions.amend import amend_expectation, move_review
from augenhoehe.measures.actions.decide import decide_effect
from augenhoehe.measures.actions.open import plan_improvement
from augenhoehe.measures.actions.start import start_measure
from augenhoehe.measures.effects import beside, counting, find
from augenhoehe.measures.facts import Decision
from augenhoehe.measures.forecasting import forecast, quicker
from augenhoehe.measures.models import Verdict
from augenhoehe.measures.origins import Origin
from augenhoehe.measures.proving import ExpectedForm, ProofForm, typed
from augenhoehe.measures.showing import told
from augenhoehe.measures.sizes import UNITS, expected_of, kind_of
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@read_or_save
def plan(request):
    """An improvement with proof: what is expected, written before the start."""
    allow(rules.may_write(request.user))
    origin = Origin(request)
    form = ProofForm(request.POST or None, user=request.user, initial=origin.initial(request.GET))
    if request.method == "POST" and form.is_valid():
        sketch = form.sketch(signal=origin.ref, idea=origin.idea)
        measure = plan_improvement(
            sketch, expected=form.wanted(), plan=form.told.as_plain(), by=request.user
        )
        keep(request, _("Planned. What is expected stays as you wrote it once it starts."))
        return redirect(measure)
    context = {"form": form, "origin": origin, "query": request.GET.urlencode()}
    return render(request, "measures/proof.html", context, status=422 if form.is_bound else 200)


class Question(forms.Form):
    """What the forecast is asked while somebody writes."""

    indicator = forms.CharField(max_length=80)
    direction = forms.CharField(required=False)
    size = forms.DecimalField(min_value=0, max_digits=9, decimal_places=2, required=False)
    starts_on = forms.DateField(required=False)
    segment = forms.CharField(max_length=80, required=False)


@login_required
@require_safe
def ask(request):
    """Beforehand: could the effect be seen, when, on which figure sooner; and what we learned."""
    allow(rules.may_write(request.user))
    form = Question(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    kind = kind_of(given.get("indicator"))
    context = {"kind": kind}
    if kind:
        seen = rules.visible_to(request.user)
        context |= {
            "unit": UNITS[kind],
            "lessons": queries.lessons_on(seen, given["indicator"]),
            **_forecast(given, kind),
        }
    return render(request, "measures/forecast.html", context)


def _forecast(given, kind):
    if not given["size"] or not given["direction"]:
        return {}
    try:
        more = given["direction"] == "more"
        expected = expected_of(kind, more=more, size=given["size"])
    except ValueError:
        return {}
    start, segment = given["starts_on"], given["segment"]
    if segment and not segment.startswith("team:"):
        segment = ""
    sight = Sight()
    asked = {"start": start, "segment": segment, "sight": sight}
    found = forecast(given["indicator"], expected=expected, **asked)
    sooner = []
    if found.code in ("visible", "not_visible") and not segment:
        sooner = quicker(given["indicator"], found, expected=expected, sight=sight)
    return {"told": told(found, start), "sooner": sooner}


def _measure(request, pk):
    return get_object_or_404(queries.with_people(rules.visible_to(request.user)), pk=pk)


@login_required
@read_or_save
def amend(request, pk):
    """Write anew what is expected, before the start."""
    measure = _measure(request, pk)
    allow(rules.may_work_on(request.user, measure))
    last = counting(measure)
    form = ExpectedForm(request.POST or None, initial=typed(last) if last else {})
    if request.method == "POST" and form.is_valid():
        try:
            reason = request.POST.get("reason", "")
            plan = form.told.as_plain()
            amend_expectation(
                measure, expected=form.wanted(), plan=plan, reason=reason, by=request.user
            )
            return redirect(measure)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "measure": measure}
    return render(request, "measures/amend.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def start(request, pk):
    """It starts: today, or on a day since it was written."""
    measure = _measure(request, pk)
    allow(rules.may_work_on(request.user, measure))
    started = start_measure(measure, on=_day(request, "on"), by=request.user)
    keep(request, _("Started. From now on what was expected stays as it is."))
    return redirect(started)


@login_required
@require_POST
def review(request, pk):
    """Move the day of the review, with a reason."""
    measure = _measure(request, pk)
    allow(rules.may_work_on(request.user, measure))
    day = _day(request, "review_on")
    if day is None:
        raise Refused(_("Choose a day that is still to come."))
    moved = move_review(
        measure, review_on=day, reason=request.POST.get("reason", ""), by=request.user
    )
    return redirect(moved)


def _day(request, name):
    try:
        return parse_date(request.POST.get(name, ""))
    except ValueError:
        return None


@login_required
@require_POST
def decide(request, pk):
    """Confirm or overrule what the data say, with what we learned."""
    measure = _measure(request, pk)
    allow(rules.may_decide(request.user))
    expectation = counting(measure)
    if measure.started_on is None or expectation is None:
        raise Refused(_("Only an improvement that runs is decided on."))
    others = beside(measure, rules.visible_to(request.user))
    finding = find(measure, expectation, others=others)
    verdict = request.POST.get("verdict", "")
    if verdict not in Verdict.values:
        raise Refused(_("Say what you decide: works, does not work, or not provable yet."))
    decision = Decision(
        found=finding.found.code if finding.found else Verdict.OPEN,
        verdict=verdict,
        reason=request.POST.get("reason", ""),
        lesson=request.POST.get("lesson", ""),
        facts=finding.as_plain(),
        review_on=_day(request, "review_on"),
    )
    decide_effect(measure, decision=decision, by=request.user)
    keep(request, _("Decided. The reason and what we learned stay with the measure."))
    return redirect(measure)


@login_required
@require_safe
def course(request, pk):
    """The weeks behind the check as a table."""
    measure = _measure(request, pk)
    expectation = counting(measure)
    allow(expectation is not None and measure.started_on is not None)
    weeks = find(measure, expectation, others=[]).weeks
    head = [
        pgettext("measure", "Week from"),
        pgettext("measure", "Value"),
        pgettext("measure", "Records"),
        pgettext("measure", "After the start"),
    ]
    rows = (
        [one.starts_on, one.value, one.n, int(place >= weeks.start)]
        for place, one in enumerate(weeks.points)
    )
    return table_response(request.GET.get("as", "csv"), "course", head, rows)
