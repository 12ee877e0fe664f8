"""What happens to every request: a refusal of the domain becomes a sentence."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from augenhoehe.base.actions import Refused


class RefusedMiddleware:
    """Turn a domain refusal into a 409 that the page can show."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        template = "ui/refused.html#sentence" if request.htmx else "ui/refused.html"
        response = render(request, template, {"sentence": str(exception)}, status=409)
        response["X-Refused"] = exception.code
        return response
