"""The answer pages as text: their own small frame, no script, everything within 30 kB."""

import re

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from augenhoehe.base.tokens import seen_now
from augenhoehe.people.queries import department
from augenhoehe.surveys.answers import of_response
from augenhoehe.surveys.models import Survey
from augenhoehe.surveys.questions import SCORE, point_keys, question_of, say, text_key
from augenhoehe.surveys.sheets import ERRORS, sheet_of

HOST = re.compile(r"https?://[a-z0-9.\-]+(:\d{1,5})?", re.I)
LANGUAGES = ("de", "en")


def hosts_of(survey):
    """The origins that may embed the page; what is no origin is left out."""
    return [one for one in survey.hosts.split() if HOST.fullmatch(one)]


def survey_by_key(key):
    """The survey of a public key, or None."""
    return Survey.objects.filter(public_key=key).exclude(state=Survey.State.DRAFT).first()


def asked_language(request):
    """The language of the switch, else the browser's."""
    given = request.POST.get("l") or request.GET.get("l", "")
    return given if given in LANGUAGES else (get_language() or "de")[:2]


def language_for(request, opened):
    """The language of the switch, else the person's, else the browser's, if the survey has it."""
    given = request.POST.get("l") or request.GET.get("l", "")
    wanted = given if given in LANGUAGES else opened.language or (get_language() or "de")[:2]
    return wanted if wanted != "en" or opened.content.get("title_en") else "de"


def answer_page(opened, *, score="", given=None, trouble=None, request=None):
    """The questions, with what was answered before, typed just now, or chosen in the mail.

    `request`: only where a colleague is signed in, whose forms carry a token of their own.
    """
    answers, errors = _answers(opened, score, given), given.errors if given else {}
    language = (get_language() or "de")[:2]
    return _page(
        "answer",
        opened.survey,
        opened=opened,
        title=say(opened.content, "title", language),
        intro=say(opened.content, "intro", language),
        sheet=sheet_of(opened.content, language=language, answers=answers, errors=errors),
        trouble=trouble,
        error=ERRORS.get(errors.get("")),
        has_errors=bool(errors),
        has_text=bool(text_key(opened.content)),
        seen=seen_now(),
        other=_other_language(opened),
        stop_url=stop_url(opened),
        csrf=get_token(request) if request else "",
    )


def _answers(opened, score, given):
    if given is not None:
        return given.answers
    answers = of_response(opened.version.content, opened.response) if opened.response else {}
    asked = question_of(opened.content, SCORE)
    return {**answers, SCORE: score} if asked and score in point_keys(asked) else answers


def _other_language(opened):
    """The language one can switch to, or ""."""
    if not opened.content.get("title_en"):
        return ""
    return "de" if (get_language() or "de").startswith("en") else "en"


def thanks_page(opened, back):
    """What happens with the answer, and where it may still be changed."""
    may_change = back and opened.response is not None and not opened.closed
    thanks = say(opened.content, "thanks", (get_language() or "de")[:2])
    return _page(
        "thanks",
        opened.survey,
        opened=opened,
        thanks=thanks,
        back=back if may_change else "",
        stop_url=stop_url(opened),
    )


def closed_page(opened):
    """Why there is nothing to answer any more."""
    return _page("closed", opened.survey, opened=opened)


def stop_page(opened, *, trouble="", is_done=False):
    """The way out, and that it is done."""
    context = {"trouble": trouble, "is_done": is_done, "seen": seen_now()}
    return _page("stop", opened.survey, **context)


def stop_url(opened):
    """The way out for whoever came by a mail to them; "" for others."""
    if not (opened.token and opened.contact):
        return ""
    return f"{reverse('surveys:stop', args=[opened.token])}?l={(get_language() or 'de')[:2]}"


def refused_page(opened, sentence):
    """Why this was not kept."""
    return _page("refused", opened.survey, sentence=sentence)


def privacy_page(survey):
    """What happens to answers, in plain words."""
    return _page("privacy", survey)


def _page(name, survey, **context):
    """Without a request: no session, no user, no cookie is touched."""
    language = (get_language() or "de")[:2]
    frame = {
        "survey": survey,
        "house": department().name or "Augenhöhe",
        "language": language,
        "privacy_url": f"{reverse('surveys:privacy', args=[survey.public_key])}?l={language}",
    }
    return render_to_string(f"surveys/public/{name}.html", {**frame, **context})
