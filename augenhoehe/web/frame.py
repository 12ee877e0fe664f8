"""What every page's frame needs."""

from django.urls import reverse

from augenhoehe.web.navigation import entries_for


def frame(request):
    """Navigation and the addresses that the page frame leads to; nothing for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "navigation": entries_for(user, request),
        "counts_url": reverse("dashboards:counts"),
        "search_url": reverse("search:page"),
        "palette_url": reverse("search:palette"),
    }
