"""Doors to practice: situations for the team round, or for oneself; nothing is kept."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from augenhoehe.attitudes.five import attitudes
from augenhoehe.base.doors import allow
from augenhoehe.practice import rules
from augenhoehe.practice.situations import of_the_week, situation_of, situations


@login_required
@require_safe
def practice(request):
    """All situations, those of one attitude, and the one of this week."""
    allow(rules.may_practise(request.user))
    language, chosen = get_language(), request.GET.get("attitude", "")
    every = situations(language)
    codes = {one.attitude for one in every}
    chosen = chosen if chosen in codes else ""
    context = {
        "situations": [one for one in every if one.attitude == chosen or not chosen],
        "attitudes": [one for one in attitudes() if one.code in codes],
        "chosen": chosen,
        "weekly": of_the_week(timezone.localdate(), language),
    }
    return render(request, "practice/list.html", context)


@login_required
@require_safe
def case(request, code):
    """One situation on a page that can be printed."""
    allow(rules.may_practise(request.user))
    found = situation_of(code, get_language())
    if found is None:
        raise Http404
    names = {one.code: one.name for one in attitudes()}
    context = {"case": found, "attitude": names[found.attitude]}
    return render(request, "practice/case.html", context)
