"""What every page's frame needs."""

from django.urls import reverse

from augenhoehe.web.navigation import entries_for


def frame(request):
    """Navigation and the department's name for the page frame; nothing for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "navigation": entries_for(user, request.path),
        "counts_url": reverse("dashboards:counts"),
    }
