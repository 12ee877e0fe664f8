"""How a survey looks on a phone, and how it is found: QR code and link."""

from importlib import import_module
from io import BytesIO

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.surveys import pages, queries
from augenhoehe.surveys.answers import read_answers
from augenhoehe.surveys.models import Channel
from augenhoehe.surveys.opening import Opened
from augenhoehe.surveys.views.keeping import survey_for


@login_required
@require_safe
def preview(request, pk):
    """The page as on a phone, in both languages, beside each other."""
    survey = survey_for(request, pk)
    version = queries.draft_of(survey) or queries.current_version(survey)
    context = {"survey": survey, "has_english": bool(version.content.get("title_en"))}
    return render(request, "surveys/preview.html", context)


@csp_replace({"frame-ancestors": ["'self'"]})
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview_page(request, pk):
    """What the phone shows; sending it only says whether it would be taken."""
    survey = survey_for(request, pk)
    version = queries.draft_of(survey) or queries.current_version(survey)
    opened = Opened(survey=survey, version=version, channel=Channel.OPEN)
    with translation.override(pages.language_for(request, opened)):
        if request.method != "POST":
            return HttpResponse(pages.answer_page(opened, request=request))
        given = read_answers(opened.content, request.POST)
        if not given.is_valid:
            page = pages.answer_page(opened, given=given, request=request)
            return HttpResponse(page, status=422)
        return HttpResponse(pages.thanks_page(opened, ""))


@login_required
@require_safe
def qr(request, pk):
    """The QR code of the open page, as a picture that prints sharp."""
    survey = survey_for(request, pk)
    allow(survey.is_open)
    path = reverse("surveys:open_page", args=[survey.public_key])
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    # By name, when one is asked for: the library would be loaded at each start.
    library, svg = import_module("qrcode"), import_module("qrcode.image.svg")
    image = library.make(f"{base}{path}", image_factory=svg.SvgPathImage)
    paper = BytesIO()
    image.save(paper)
    return HttpResponse(paper.getvalue(), content_type="image/svg+xml")


@login_required
@require_safe
def poster(request, pk):
    """A sheet to print and hang up: the question and the QR code."""
    survey = survey_for(request, pk)
    allow(survey.is_open)
    return render(request, "surveys/poster.html", {"survey": survey})
