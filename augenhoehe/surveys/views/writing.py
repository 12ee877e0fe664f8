"""Doors to the words of a survey: around the questions, the questions, and putting them to use."""

from copy import deepcopy

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.base.house_texts import saved
from augenhoehe.surveys import queries, rules
from augenhoehe.surveys.actions.write import drop_draft, publish_words, write_words
from augenhoehe.surveys.forms import WordsForm
from augenhoehe.surveys.question_forms import QuestionForm, fresh_key
from augenhoehe.surveys.questions import MOST_QUESTIONS, question_of, questions_of
from augenhoehe.surveys.views.keeping import survey_for
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


def _content(request, pk):
    """(survey, words to go on from): the draft, else a copy of those in use."""
    survey = survey_for(request, pk)
    allow(rules.may_change(request.user))
    version = queries.draft_of(survey) or queries.current_version(survey)
    return survey, deepcopy(version.content)


@login_required
@read_or_save
def words(request, pk):
    """Heading, introduction, thanks; below them the questions."""
    survey, content = _content(request, pk)
    form = WordsForm(request.POST or None, initial=content)
    if request.method == "POST" and form.is_valid():
        write_words(survey, content={**content, **form.cleaned_data}, by=request.user)
        saved(request, survey)
        return redirect(survey)
    context = {"form": form, "survey": survey, "title": _("Heading and introduction")}
    return render(request, "surveys/form.html", {**context, "cancel": survey.get_absolute_url()})


@login_required
@read_or_save
def question_add(request, pk):
    """One more question."""
    survey, content = _content(request, pk)
    earlier = questions_of(content)
    form = QuestionForm(request.POST or None, earlier=earlier)
    if len(earlier) >= MOST_QUESTIONS:
        form.add_error(None, _("Twelve questions are the most; three are better."))
    if request.method == "POST" and form.is_valid():
        key = fresh_key(content, form.cleaned_data["kind"])
        content["questions"] = [*earlier, form.as_question(key)]
        write_words(survey, content=content, by=request.user)
        saved(request, survey)
        return redirect(survey)
    return _question_page(request, survey, form, _("New question"))


@login_required
@read_or_save
def question_change(request, pk, key):
    """Change a question; its key stays, so that answers before and after stay comparable."""
    survey, content = _content(request, pk)
    question = question_of(content, key)
    if question is None:
        raise Http404
    place = questions_of(content).index(question)
    earlier = questions_of(content)[:place]
    form = QuestionForm(request.POST or None, earlier=earlier, question=question)
    if request.method == "POST" and form.is_valid():
        content["questions"][place] = form.as_question(key)
        write_words(survey, content=content, by=request.user)
        saved(request, survey)
        return redirect(survey)
    return _question_page(request, survey, form, _("Change the question"))


def _question_page(request, survey, form, title):
    context = {"form": form, "survey": survey, "title": title}
    return render(
        request, "surveys/question.html", {**context, "cancel": survey.get_absolute_url()}
    )


@login_required
@require_POST
def question_move(request, pk, key):
    """A question goes one place up, or away."""
    survey, content = _content(request, pk)
    question = question_of(content, key)
    if question is None:
        raise Http404
    rows, before = content["questions"], deepcopy(content)
    place = rows.index(question)
    rows.remove(question)
    if request.POST.get("to") == "up":
        rows.insert(max(place - 1, 0), question)
    else:
        keep(request, _("The question is gone from the draft."))
    if content != before:
        write_words(survey, content=content, by=request.user)
    return redirect(survey)


@login_required
@require_POST
def publish(request, pk):
    """New words for everybody who is asked from now on."""
    survey, _content_now = _content(request, pk)
    publish_words(survey, by=request.user)
    keep(request, _("The new words are in use. Who was asked before sees the old ones."))
    return redirect(survey)


@login_required
@require_POST
def drop(request, pk):
    """The draft goes; the words in use stay."""
    survey, _content_now = _content(request, pk)
    drop_draft(survey, by=request.user)
    return redirect(reverse("surveys:show", args=[pk]))
