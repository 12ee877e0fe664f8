"""Shorter answers for slow lines: what is text leaves compressed, files leave as they are."""

from django.middleware.gzip import GZipMiddleware

TEXT = {"text/html", "application/json", "text/csv", "image/svg+xml"}


class CompressText(GZipMiddleware):
    """Django's, which varies the length of each answer, so that it tells nothing (BREACH)."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        return super().process_response(request, response) if kind in TEXT else response
