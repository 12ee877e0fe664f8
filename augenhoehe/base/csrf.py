"""Forms under `Referrer-Policy: no-referrer`: browsers send `Origin: null` for our own posts."""

from django.middleware.csrf import CsrfViewMiddleware


class OwnFormsMiddleware(CsrfViewMiddleware):
    """Django's CSRF check; a null origin counts as ours if the browser says same-origin.

    Browsers that are reached over plain http do not say where a form came from: there the token
    decides alone, as it always must besides.
    """

    def _origin_verified(self, request):
        if request.META.get("HTTP_ORIGIN") == "null":
            site = request.META.get("HTTP_SEC_FETCH_SITE")
            return site == "same-origin" or (site is None and not request.is_secure())
        return super()._origin_verified(request)

    def _check_referer(self, request):
        if request.META.get("HTTP_SEC_FETCH_SITE") == "same-origin":
            return
        super()._check_referer(request)
