"""Doors to figures: agreement over calibration rounds, and what reviews say of the department."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.complaints.periods import Period
from augenhoehe.reviews import agreement_words as words
from augenhoehe.reviews import rules
from augenhoehe.reviews.agreements import agreements_of
from augenhoehe.reviews.departments import told_of_department


@login_required
@require_safe
def agreement(request):
    """Do we mean the same by the same words? Per item and over all, with export."""
    allow(rules.may_review(request.user))
    period = Period.from_query(request.GET, timezone.localdate())
    found = agreements_of(period, timezone.now(), get_language())
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return table_response(form, "calibration-agreement", words.head(), words.rows(found))
    mine = rules.calibrations_visible_to(request.user).filter(pk__in=found.rounds)
    lines = [(line.title, line) for line in found.lines]
    context = {
        "period": period,
        "found": found,
        "lines": [_shown(*pair) for pair in lines],
        "overall": [_shown("", found.overall), _shown(words.applies(), found.applies)],
        "mine": list(mine),
    }
    context["others"] = len(found.rounds) - len(context["mine"])
    return render(request, "reviews/agreement_over.html", context)


def _shown(title, line):
    return {
        "title": title,
        "line": line,
        "judged": words.judged(line),
        "explained": words.explained(line),
    }


@login_required
@require_safe
def department(request):
    """What drawn conversations say of the whole department, item by item, with export."""
    allow(rules.may_see_full_form(request.user))
    period = Period.from_query(request.GET, timezone.localdate())
    found = told_of_department(period, timezone.now(), get_language())
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        rows = words.department_rows(found)
        return table_response(form, "conversation-reviews", words.department_head(), rows)
    return render(request, "reviews/department.html", {"period": period, "found": found})
