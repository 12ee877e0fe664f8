"""The way out of every mail: one page, one button, and nobody is asked any more.

Mail programs have a button of their own for it (RFC 8058): they send a POST without a page before
it, with words that no form of ours sends. A GET of the same address never ends anything.
"""

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.base.tokens import was_shown_long_enough
from augenhoehe.customers.actions.objection import object_to_asking
from augenhoehe.customers.models import Objection
from augenhoehe.surveys import opening, pages


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, key):
    """A GET shows the button, a POST is the objection: at once, for all surveys, for ever."""
    opened = opening.by_token(key)
    if opened is None or opened.contact is None:
        raise Http404
    with translation.override(pages.language_for(request, opened)):
        if request.method != "POST":
            return HttpResponse(pages.stop_page(opened))
        is_at_once = request.POST.get("List-Unsubscribe") == "One-Click"
        if not is_at_once and not was_shown_long_enough(request.POST.get("seen", "")):
            trouble = _("That was very quick. Please send it once more.")
            return HttpResponse(pages.stop_page(opened, trouble=trouble), status=429)
        object_to_asking(opened.contact, way=Objection.Way.LINK, by="customer")
        return HttpResponse(pages.stop_page(opened, is_done=True))
