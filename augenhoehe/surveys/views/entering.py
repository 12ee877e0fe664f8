"""Colleagues answer: for a customer on the telephone, and themselves in a pulse."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tokens import seen_now
from augenhoehe.customers.queries import contacts_for
from augenhoehe.customers.rules import contacts_visible_to
from augenhoehe.surveys import opening, queries, rules
from augenhoehe.surveys.actions.answer import answer_anonymously, answer_survey
from augenhoehe.surveys.answers import Given, of_response, read_answers
from augenhoehe.surveys.models import Audience, Channel
from augenhoehe.surveys.questions import say
from augenhoehe.surveys.sheets import ERRORS, sheet_of
from augenhoehe.surveys.views.keeping import survey_for
from augenhoehe.tickets.rules import visible_to as tickets_visible_to
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_FOUND = 12


@never_cache
@login_required
@read_or_save
def phone(request, pk):
    """Write down what somebody answers on the telephone."""
    survey = survey_for(request, pk)
    allow(rules.may_enter(request.user) and queries.takes_calls(survey))
    opened = _called(request, survey)
    if opened is None:
        typed = request.GET.get("q", "").strip()
        found = contacts_for(request.user, typed=typed)[:MOST_FOUND] if typed else []
        return render(
            request, "surveys/find.html", {"survey": survey, "typed": typed, "contacts": found}
        )
    allow(not opened.closed)
    if request.method == "POST":
        given = read_answers(opened.content, request.POST)
        if not given.is_valid:
            return _sheet_page(request, opened, given, status=422)
        opened = opening.once(opened, request.POST.get("seen", ""))
        answer_survey(opened, given=given, by=request.user)
        keep(request, _("The answer is written down."))
        return redirect(opened.ticket or survey)
    return _sheet_page(request, opened, None)


def _called(request, survey):
    """Whom the call is with: by a concern, or by a contact; None while nobody is named."""
    data = request.POST if request.method == "POST" else request.GET
    if number := number_in(data, "ticket"):
        ticket = get_object_or_404(tickets_visible_to(request.user), pk=number)
        found = opening.of_ticket(ticket, channel=Channel.PHONE)
        if found is None or found.survey != survey:
            raise Http404
        return found
    if number := number_in(data, "contact"):
        contact = get_object_or_404(contacts_visible_to(request.user), pk=number)
        return _of_contact(survey, contact)
    return None


def _of_contact(survey, contact):
    """An invitation that is out is what is answered; else the call itself."""
    if survey.audience != Audience.SOLUTION:
        if invited := queries.open_invitation(survey, contact):
            return opening.of_invitation(invited, channel=Channel.PHONE)
    return opening.of_survey(
        survey, channel=Channel.PHONE, contact=contact, company=contact.companies.first()
    )


@never_cache
@login_required
@read_or_save
def pulse(request, pk):
    """A colleague answers a pulse; who has answered is known to nobody, what even less."""
    survey = survey_for(request, pk)
    allow(rules.is_of_the_team(request.user))
    opened = opening.for_colleague(survey, request.user)
    if opened is None or survey.audience != Audience.TEAM or not survey.is_anonymous:
        raise Http404
    if request.method == "POST":
        given = read_answers(opened.content, request.POST)
        if not given.is_valid:
            return _sheet_page(request, opened, given, status=422)
        answer_anonymously(opened, given=given)
        keep(request, _("Thank you. Your answer is kept, and nobody knows it is yours."))
        return redirect(reverse("surveys:list"))
    return _sheet_page(request, opened, None)


def _sheet_page(request, opened, given, status=200):
    """The questions as the person hears or reads them, within the house."""
    language = opened.language if opened.content.get("title_en") else "de"
    given = given or Given(answers=_answered(opened))
    with translation.override(language or "de"):
        sheet = sheet_of(
            opened.content, language=language, answers=given.answers, errors=given.errors
        )
    context = {
        "survey": opened.survey,
        "opened": opened,
        "title": say(opened.content, "title", language),
        "sheet": sheet,
        "error": ERRORS.get(given.errors.get("")),
        "has_errors": bool(given.errors),
        "seen": seen_now(),
        "sheet_language": language,
    }
    return render(request, "surveys/sheet.html", context, status=status)


def _answered(opened):
    return of_response(opened.content, opened.response) if opened.response else {}
