"""What the house promises everybody, for everybody to read."""

from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from augenhoehe.catalogue.queries import public_on
from augenhoehe.people.queries import department
from augenhoehe.portal.tongues import language_of


@require_safe
def promises(request):
    """The service promises that are public and hold today."""
    language = language_of(request)
    with translation.override(language):
        versions = public_on(timezone.localdate()).prefetch_related("extras")
        context = {"versions": versions, "house": department(), "language": language}
        return render(request, "portal/promises.html", context)
