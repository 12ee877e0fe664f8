"""Answer pages: no sign-in, no script, no cookie. A GET shows, only a POST is an answer.

Whoever has the address may answer; no session is asked, so there is nothing a foreign site could
misuse and no form needs a token of its own. Machines that follow links, fetch ahead, fill in what
nobody sees, or send quicker than a person write nothing.
"""

from dataclasses import replace
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.tokens import hash_of, is_token, was_shown_long_enough
from augenhoehe.surveys import opening, pages, scanners
from augenhoehe.surveys.actions.answer import answer_anonymously, answer_survey
from augenhoehe.surveys.actions.look import note_opened
from augenhoehe.surveys.answers import read_answers
from augenhoehe.surveys.limits import may_answer
from augenhoehe.surveys.models import Channel


def _door(opens):
    """A view that opens with `opens(key)`, shows on GET, and takes an answer on POST."""

    @never_cache
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    def door(request, key):
        opened = _open(opens, key)
        with translation.override(pages.language_for(request, opened)):
            if request.method == "POST":
                return _take(request, opened, key)
            return _show(request, opened)

    return door


def _thanks(opens, back=""):
    """The page after an answer; `back`: where the answer may still be changed."""

    @never_cache
    @require_safe
    def thanks(request, key):
        opened = _open(opens, key)
        with translation.override(pages.language_for(request, opened)):
            return HttpResponse(
                pages.thanks_page(opened, reverse(back, args=[key]) if back else "")
            )

    return thanks


def _open(opens, key):
    opened = opens(key)
    if opened is None:
        raise Http404
    return opened


def _show(request, opened):
    """The page with the score of the link preselected; nothing is written but that it was seen."""
    score = request.GET.get("s", "")[:3]
    if request.method == "GET" and not scanners.is_ahead(request.META):
        _look(request, opened, score)
    if opened.closed:
        return HttpResponse(pages.closed_page(opened), status=410)
    return HttpResponse(pages.answer_page(opened, score=score))


def _look(request, opened, score):
    """Anonymous surveys leave no trace of who looked when."""
    if opened.survey.is_anonymous or not opened.token_hash:
        return
    if score:
        scanners.note_look(opened.token_hash, score)
    if scanners.is_a_visit(request.META) and not opened.invitation.opened_at:
        note_opened(opened.invitation)


def _take(request, opened, key):
    if opened.closed:
        return HttpResponse(pages.closed_page(opened), status=410)
    after = _after(request, key)
    if request.POST.get("website"):
        # Only a machine fills in what nobody sees; it shall not learn that it was noticed.
        return redirect(after)
    given = read_answers(opened.content, request.POST)
    trouble = None if not given.is_valid else _trouble(request, opened)
    if trouble or not given.is_valid:
        page = pages.answer_page(opened, given=given, trouble=trouble)
        return HttpResponse(page, status=429 if trouble else 422)
    return _keep(opening.once(opened, request.POST.get("seen", "")), given, after)


def _keep(opened, given, after):
    """In the language the questions were read in, for whoever reads the texts later."""
    opened = replace(opened, language=(translation.get_language() or "de")[:2])
    try:
        if opened.survey.is_anonymous:
            answer_anonymously(opened, given=given)
        else:
            answer_survey(opened, given=given, by="customer")
    except Refused as refused:
        return HttpResponse(pages.refused_page(opened, str(refused)), status=409)
    return redirect(after)


def _trouble(request, opened):
    """Why this cannot be a person's answer yet, in a sentence that a person can act on."""
    if not was_shown_long_enough(request.POST.get("seen", "")):
        return _("That was very quick. Please send it once more.")
    if opened.token_hash and not opened.survey.is_anonymous:
        if scanners.is_at_work(opened.token_hash):
            return _(
                "A program has just opened every link of the mail. Please send your answer once "
                "more in half a minute, so that we know it is yours."
            )
    if not may_answer(request, opened.survey):
        return _("That was much at once. Please try again in ten minutes.")
    return None


def _after(request, key):
    """The page of thanks beside the page that was answered."""
    route = request.resolver_match.view_name
    language = request.POST.get("l", "")
    query = f"?{urlencode({'l': language})}" if language in ("de", "en") else ""
    return f"{reverse(f'{route}_thanks', args=[key])}{query}"


def _open_page(key):
    return opening.by_public_key(key, channel=Channel.OPEN)


def _embedded(key):
    found = opening.by_public_key(key, channel=Channel.EMBED)
    return found if found and pages.hosts_of(found.survey) else None


def _framed(view):
    """Only the web sites the lead named may show the page within theirs."""

    @xframe_options_exempt
    @csrf_exempt
    def framed(request, key):
        opened = _open(_embedded, key)
        hosts = pages.hosts_of(opened.survey)
        return csp_replace({"frame-ancestors": hosts})(view)(request, key)

    return framed


answer = _door(opening.by_token)
answer_thanks = _thanks(opening.by_token, "surveys:answer")
of_ticket = _door(opening.by_status_key)
of_ticket_thanks = _thanks(opening.by_status_key, "surveys:of_ticket")
open_page = _door(_open_page)
open_page_thanks = _thanks(_open_page)
embedded = _framed(_door(_embedded))
embedded_thanks = _framed(_thanks(_embedded))


@never_cache
@require_safe
def trap(request, key):
    """A link in the mail that no person sees: whoever follows it is a machine."""
    opened = opening.by_token(key) if is_token(key) else None
    if opened and request.method == "GET" and not opened.survey.is_anonymous:
        scanners.note_trap(hash_of(key))
    return HttpResponse(status=204)


@never_cache
@require_safe
def privacy(request, key):
    """What happens to an answer: who sees it, for how long, and what one can ask for."""
    survey = pages.survey_by_key(key)
    if survey is None:
        raise Http404
    with translation.override(pages.asked_language(request)):
        return HttpResponse(pages.privacy_page(survey))
