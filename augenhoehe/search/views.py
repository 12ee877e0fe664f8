"""The search page and the palette's hits."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import show_part
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import lent_to, scopes_of
from augenhoehe.search.showing import shown

PAGE = 50
IN_PALETTE = 8
LAST_ID = 1 << 62


@login_required
@require_safe
def page(request):
    """Everything in which the words occur and that one may see, the newest first."""
    typed, before = request.GET.get("q", ""), _key(request.GET.get("before", ""))
    hits = _find(request.user, typed, before=before, limit=PAGE)
    context = {
        "typed": typed,
        "found": shown(hits, user=request.user, typed=typed),
        "next_key": hits[-1].id if len(hits) == PAGE else None,
        "is_first": before is None,
    }
    return show_part(request, "search/page.html#hits", **context)


@login_required
@require_safe
def palette(request):
    """A few hits for the palette, as options."""
    typed = request.GET.get("q", "")
    hits = _find(request.user, typed, before=None, limit=IN_PALETTE * 3)
    found = shown(hits, user=request.user, typed=typed)[:IN_PALETTE]
    return render(request, "search/palette.html", {"found": found, "typed": typed})


def _find(user, typed, *, before, limit):
    if len(typed.strip()) < 2:
        return []
    return find(typed, scopes=scopes_of(user), lent=lent_to(user), before=before, limit=limit)


def _key(text):
    """An id from the address, or None for anything that is none."""
    is_id = text.isascii() and text.isdigit() and len(text) < 20
    return min(int(text), LAST_ID) if is_id else None
