"""What every page's frame needs."""

from augenhoehe.web.navigation import address, entries_for


def frame(request):
    """Navigation and the addresses that the page frame leads to; nothing for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "navigation": entries_for(user, request),
        "counts_url": address("dashboards:counts"),
        "search_url": address("search:page"),
        "palette_url": address("search:palette"),
    }
