"""The door to the five attitudes in our own words."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.five import attitudes
from augenhoehe.base.doors import allow


@login_required
@require_safe
def overview(request):
    """What each attitude means, how it sounds, and what the check knows of it."""
    allow(rules.may_check(request.user))
    return render(request, "attitudes/overview.html", {"attitudes": attitudes()})
