"""Doors to surveys: the list, one survey, its settings, its start and its end."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.surveys import checking, queries, rules
from augenhoehe.surveys.actions.save import change_survey, create_survey
from augenhoehe.surveys.actions.start import end_survey, start_survey
from augenhoehe.surveys.forms import SurveyForm
from augenhoehe.surveys.models import Audience, Survey
from augenhoehe.surveys.questions import faults
from augenhoehe.surveys.words import sentence_of
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


def survey_for(request, pk):
    """The survey, if this person may see it."""
    return get_object_or_404(rules.visible_to(request.user), pk=pk)


@login_required
@require_safe
def list_all(request):
    """All surveys, those that run first."""
    allow(bool(request.user.roles))
    chosen = {name: request.GET.get(name, "") for name in ("state", "kind", "q")}
    found = queries.listed(rules.visible_to(request.user), **chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    context = {
        "surveys": found,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "states": Survey.State.choices,
        "kinds": Survey._meta.get_field("kind").choices,
        "may_change": rules.may_change(request.user),
        "may_enter": rules.may_enter(request.user),
        "to_answer": queries.pulses_for(request.user),
    }
    return render(request, "surveys/list.html", context)


def _export(found, form):
    head = [
        pgettext("survey", "Survey"),
        pgettext("survey", "Kind"),
        _("Who is asked"),
        pgettext("survey", "Promise"),
        pgettext("survey", "State"),
        pgettext("survey", "Responses"),
    ]
    rows = (
        [
            str(one),
            one.get_kind_display(),
            one.get_audience_display(),
            one.get_promise_display(),
            one.get_state_display(),
            one.response_count if one.response_count is not None else "< 5",
        ]
        for one in found
    )
    return table_response(form, "surveys", head, rows)


@login_required
@require_safe
def show(request, pk):
    """One survey: what it asks, whom, how one answers it, and what can be done."""
    survey = survey_for(request, pk)
    current, draft = queries.current_version(survey), queries.draft_of(survey)
    context = {
        "survey": survey,
        "current": current,
        "draft": draft,
        "version": draft or current,
        "wrong": [sentence_of(*one) for one in faults(draft.content)] if draft else [],
        "may_change": rules.may_change(request.user),
        "may_enter": rules.may_enter(request.user) and queries.takes_calls(survey),
        "may_see_asked": request.user.reads_tickets and survey.audience != Audience.TEAM,
        "may_export": rules.may_export(request.user) and not survey.is_veiled,
        "open_url": _address(request, "surveys:open_page", survey.public_key),
        "embed_url": _address(request, "surveys:embedded", survey.public_key),
        "asks_me": survey in queries.pulses_for(request.user),
    }
    return render(request, "surveys/show.html", context)


def _address(request, route, key):
    path = reverse(route, args=[key])
    return (
        f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)
    )


@login_required
@read_or_save
def add(request):
    """Create a survey; it begins with the words of its kind."""
    allow(rules.may_change(request.user))
    form = SurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(create_survey(form.cleaned_data, by=request.user))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "cancel": reverse("surveys:list"), "title": _("New survey")}
    return render(request, "surveys/form.html", context)


@login_required
@read_or_save
def change(request, pk):
    """Change what holds for a survey."""
    survey = survey_for(request, pk)
    allow(rules.may_change(request.user))
    form = SurveyForm(request.POST or None, instance=survey_for(request, pk))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(change_survey(survey, fields=form.cleaned_data, by=request.user))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "cancel": survey.get_absolute_url(), "title": str(survey)}
    return render(request, "surveys/form.html", context)


@login_required
@read_or_save
def start(request, pk):
    """The check before the launch, and the launch."""
    survey = survey_for(request, pk)
    allow(rules.may_change(request.user))
    if request.method == "POST":
        start_survey(survey, by=request.user)
        keep(request, _("The survey is running."), undo=reverse("surveys:end", args=[pk]))
        return redirect(survey)
    rate, is_own = checking.response_rate(survey)
    wished = min(number_in(request.GET, "n"), 1_000_000)
    draft = queries.draft_of(survey)
    context = {
        "survey": survey,
        "rate": rate,
        "is_own": is_own,
        "wished": wished or "",
        "prospects": checking.prospects(survey, wished=wished),
        "wrong": [sentence_of(*one) for one in faults(draft.content)] if draft else [],
        "version": draft or queries.current_version(survey),
        "is_past": bool(survey.ends_on and survey.ends_on < timezone.localdate()),
    }
    return render(request, "surveys/start.html", context)


@login_required
@require_POST
def end(request, pk):
    """Nobody is asked any more."""
    survey = survey_for(request, pk)
    allow(rules.may_change(request.user))
    end_survey(survey, by=request.user)
    keep(request, _("The survey has ended."), undo=reverse("surveys:start", args=[pk]))
    return redirect(survey)
