"""Doors to complain: free, without a name if one likes, without script."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.files.actions import store_blob
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.queries import department
from augenhoehe.portal import limits
from augenhoehe.portal.actions.take_complaint import Complained, take_complaint
from augenhoehe.portal.complaining import how_handled
from augenhoehe.portal.complaint_forms import ComplaintForm
from augenhoehe.portal.tongues import language_of
from augenhoehe.tickets.links import status_url


def _page(request, template, *, status=200, **context):
    context |= {"house": department(), "language": language_of(request), "how": how_handled()}
    return render(request, template, context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request):
    """Complain: what went wrong, what one wants."""
    with translation.override(language_of(request)):
        form = ComplaintForm(request.POST or None, request.FILES or None)
        if request.method != "POST":
            return _page(request, "portal/complaint.html", form=form)
        if form.is_valid():
            if form.is_trapped:
                return redirect("portal:thanks")
            if limits.may_send(request, "complaint"):
                return _taken(request, form.cleaned_data)
            form.add_error(None, _("That was much at once. Please try again in ten minutes."))
        return _page(request, "portal/complaint.html", form=form, status=422)


def _taken(request, given) -> HttpResponse:
    """The answer shows the way to the page of a complaint without an address, this once.

    Whoever gave one has not shown that it is theirs: there the way goes by mail.
    """
    upload = given["file"]
    files = ()
    if upload:
        files = ((upload.name, upload.content_type or "", store_blob(upload.read())),)
    told = Complained(
        wrong=given["wrong"],
        wanted=given["wanted"],
        ticket_id=given["number"],
        name=given["name"],
        email=given["email"],
        for_whom=given["for_whom"],
        language=language_of(request),
        files=files,
    )
    made = take_complaint(told, by="customer")
    key_url = "" if given["email"] else _way_back(request, made.ticket)
    return _page(request, "portal/complained.html", complaint=made, key_url=key_url)


def _way_back(request, ticket):
    there = status_url(ticket)
    own = reverse("portal:status", args=[ticket.status_key])
    return there or request.build_absolute_uri(own)


@never_cache
@require_safe
def handling(request):
    """How complaints are handled, by when, and where else one can turn to."""
    with translation.override(language_of(request)):
        return _page(request, "portal/handling.html")


@require_safe
def front(request):
    """Where one can write to us, and where one can complain."""
    ways = Touchpoint.objects.filter(kind=TouchpointKind.FORM, retired_at=None)
    forms = ways.filter(team__retired_at=None, team__is_confidential=False).order_by("name")
    with translation.override(language_of(request)):
        return _page(request, "portal/front.html", forms=list(forms.exclude(slug="")))
