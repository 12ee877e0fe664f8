"""An installation that nobody leads yet has one page, which says where its beginning is printed."""

from django.shortcuts import redirect
from django.urls import reverse

from augenhoehe.people.queries import has_lead

OPEN = ("/setup/begin/", "/static/", "/public/")


class BeginMiddleware:
    """While there is no lead, every page leads to the page that says so."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.has_begun = False

    def __call__(self, request):
        if not self.has_begun:
            self.has_begun = request.user.is_authenticated or has_lead()
        waiting = reverse("setup:waiting")
        if self.has_begun or request.path == waiting or request.path.startswith(OPEN):
            return self.get_response(request)
        return redirect(waiting)
