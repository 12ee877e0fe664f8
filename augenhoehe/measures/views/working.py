"""Doors where a measure is worked with: its page, steps, end."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.at_once import fetch_at_once, hang
from augenhoehe.base.doors import allow, way_back
from augenhoehe.base.offers import SUBJECTS, found_in, hidden, ref, rows_of
from augenhoehe.measures import queries, rules
from augenhoehe.measures.actions.finish import finish_measure, reopen_measure, stop_measure
from augenhoehe.measures.actions.step import add_step, drop_step, tick_step
from augenhoehe.measures.effects import beside, counting, find
from augenhoehe.measures.forms import FinishForm, StepForm, StopForm
from augenhoehe.measures.models import Verdict
from augenhoehe.measures.payback import payback
from augenhoehe.measures.showing import (
    announced,
    draw,
    expectation_in_words,
    finding_in_words,
    part_in_words,
)
from augenhoehe.measures.sizes import kind_of
from augenhoehe.measures.wording import payback_in_words
from augenhoehe.people.queries import follow_ups_on
from augenhoehe.ui.toasts import keep


def seen_measure(request, pk):
    """The measure a person may see."""
    return get_object_or_404(rules.visible_to(request.user), pk=pk)


def own_measure(request, pk):
    """The measure a person may work on."""
    measure = seen_measure(request, pk)
    allow(rules.may_work_on(request.user, measure))
    return measure


def back_to(request, fallback):
    """Where a button was pressed, if it says so; else the page itself."""
    return way_back(request, fallback.get_absolute_url())


@login_required
@require_safe
def show(request, pk):
    """A measure: why, what for, steps, what was expected, what came of it."""
    measure = get_object_or_404(queries.with_people(rules.visible_to(request.user)), pk=pk)
    may_work = rules.may_work_on(request.user, measure)
    dates, linked = _hang(measure, request.user)
    context = {
        "measure": measure,
        "dates": dates,
        "steps": list(measure.steps.all()),
        **_links(measure, linked, request.user),
        "may_work": may_work,
        "may_decide": rules.may_decide(request.user),
        "step_form": StepForm(user=request.user) if may_work else None,
        "finish_form": FinishForm(),
        "stop_form": StopForm(),
        "payback": _payback(measure),
        "today": timezone.localdate(),
        **_proof(measure, request.user),
    }
    return render(request, "measures/show.html", context)


def _hang(measure, user):
    """Give the measure its parts; one's own date on it, and what it points at, in one statement."""
    linked = rows_of(queries.refs_of(measure), user=user)
    dates = follow_ups_on(ref(measure), user=user)
    fetch_at_once(dates, *linked.values(), *hang(measure, **queries.parts_of(measure)))
    return dates, found_in(linked)


def _payback(measure):
    cost = (measure.cost_low, measure.cost_high)
    return payback_in_words(payback(cost, (measure.benefit_low, measure.benefit_high)))


def _proof(measure, user):
    """What was expected of an improvement, and, once it has started, what the data say."""
    expectation = counting(measure) if measure.has_proof else None
    if expectation is None:
        return {}
    written = [(one, expectation_in_words(one)) for one in measure.expectations.all()]
    lessons, others = _others(measure, expectation, rules.visible_to(user))
    known = {
        "expectation": expectation,
        "expected": expectation_in_words(expectation),
        "segment": part_in_words(expectation.segment),
        "control": part_in_words(expectation.control),
        "announced": announced(expectation),
        "amendments": [pair for pair in written if pair[0].number > 1],
        "first": written[0],
        "lessons": lessons,
    }
    if others is None:
        return known
    finding = find(measure, expectation, others=others)
    shown = {"finding": finding_in_words(finding), "verdicts": Verdict.choices}
    return known | shown | {"drawing": draw(finding, expectation.indicator)}


def _others(measure, expectation, seen):
    """What was learned on the same figure; the measures beside this one, once it has started."""
    lessons = queries.lessons_on(seen, expectation.indicator, but=measure.pk)
    if measure.started_on is None or kind_of(expectation.indicator) is None:
        return lessons, None
    return fetch_at_once(lessons, beside(measure, seen))


def _links(measure, found, user):
    """Signal and goal in their own rooms' words; what one may not see is not named."""
    links = {"is_signal_hidden": _is_hidden(measure.signal_ref, user)}
    for name, link in (("signal", measure.signal_ref), ("goal", measure.goal_ref)):
        if thing := found.get(link):
            offered = SUBJECTS[link[0]]
            links[name] = {"label": offered.label(thing), "url": offered.url(thing)}
    authors = [rules.author_of(idea, user) for idea in measure.ideas.all()]
    return {**links, "authors": [one for one in authors if one]}


def _is_hidden(signal, user):
    """Is the signal about this very person? Then nothing of it is shown to them."""
    return signal is not None and signal[1] in hidden(user).get(signal[0], ())


@login_required
@require_POST
def finish(request, pk):
    """A quick measure is done; the toast takes it back."""
    measure = own_measure(request, pk)
    form = FinishForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    finish_measure(measure, by=request.user, **given)
    undo = reverse("measures:reopen", args=[pk])
    keep(request, _("Done: “%(title)s”.") % {"title": measure}, undo=undo)
    return redirect(back_to(request, measure))


@login_required
@require_POST
def stop(request, pk):
    """A measure stops, with a reason; the toast takes it back."""
    measure = own_measure(request, pk)
    stop_measure(measure, reason=request.POST.get("reason", ""), by=request.user)
    undo = reverse("measures:reopen", args=[pk])
    keep(request, _("Stopped: “%(title)s”.") % {"title": measure}, undo=undo)
    return redirect(measure)


@login_required
@require_POST
def reopen(request, pk):
    """Go on with a measure."""
    measure = own_measure(request, pk)
    return redirect(reopen_measure(measure, by=request.user))


@login_required
@require_POST
def step(request, pk):
    """Add a step."""
    measure = own_measure(request, pk)
    form = StepForm(request.POST, user=request.user)
    if not form.is_valid():
        raise Refused(" ".join(str(e) for errors in form.errors.values() for e in errors))
    add_step(measure, **form.cleaned_data, by=request.user)
    return redirect(f"{measure.get_absolute_url()}#steps")


def _step(request, pk, step):
    measure = seen_measure(request, pk)
    found = get_object_or_404(measure.steps, pk=step)
    mine = found.owner_id == request.user.pk and rules.may_write(request.user)
    allow(mine or rules.may_work_on(request.user, measure))
    return found


@login_required
@require_POST
def tick(request, pk, step):
    """Tick a step off, or take the tick back."""
    ticked = tick_step(_step(request, pk, step), by=request.user)
    return redirect(f"{reverse('measures:show', args=[ticked.measure_id])}#steps")


@login_required
@require_POST
def drop(request, pk, step):
    """Take a step out."""
    drop_step(_step(request, pk, step), by=request.user)
    return redirect(f"{reverse('measures:show', args=[pk])}#steps")
