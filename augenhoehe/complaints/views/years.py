"""Doors: the yearly report on complaints – written by the lead, released, read, printed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.complaints import year_rules
from augenhoehe.complaints.actions.release_year import (
    may_be_taken_back,
    release_year,
    take_back_year,
)
from augenhoehe.complaints.actions.write_year import write_year
from augenhoehe.complaints.models import YearReport
from augenhoehe.complaints.year_facts import may_be_reported, shown_of, year_before
from augenhoehe.complaints.year_forms import YearForm
from augenhoehe.complaints.year_paper import paper_name
from augenhoehe.files.queries import attachments_of
from augenhoehe.indicators.rules import may_see
from augenhoehe.ui.toasts import keep

MOST = 50


@login_required
@require_safe
def years(request):
    """All yearly reports; for the lead also the one to be written."""
    allow(may_see(request.user))
    reports = list(year_rules.visible_to(request.user)[:MOST])
    last = year_before()
    context = {
        "reports": reports,
        "last": YearReport(year=last),
        "running": YearReport(year=last + 1),
        "is_begun": any(one.year == last for one in reports),
        "may_write": year_rules.may_write(request.user),
    }
    return render(request, "complaints/years.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def year(request, number):
    """The report of a year; the lead writes the words of a draft here."""
    report = _report(request, number)
    if request.GET.get("part") == "facts":
        return _facts(request, report)
    form = YearForm(request.POST or None, instance=report)
    if request.method == "POST":
        allow(year_rules.may_write(request.user))
        if form.is_valid():
            write_year(number, words=form.cleaned_data["words"], by=request.user)
            keep(request, pgettext("word", "Saved."))
            return redirect(report)
    facts = _kept(report)
    context = {
        "report": report,
        "form": form,
        "is_draft": report.released_at is None,
        "facts": facts,
        "empty": _empty(facts),
        "papers": _papers(report),
        "may_release": bool(report.pk) and report.year <= year_before(),
        "may_take_back": year_rules.may_write(request.user) and may_be_taken_back(report),
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/year.html", context, status=status)


def _report(request, number):
    """The report of a year; for the lead also one that nobody began yet."""
    found = year_rules.visible_to(request.user).select_related("released_by").filter(year=number)
    if report := found.first():
        return report
    if not year_rules.may_write(request.user) or not may_be_reported(number):
        raise Http404
    return YearReport(year=number)


def _facts(request, report):
    """What a draft says, counted now: it comes after the page."""
    facts = _kept(report) or shown_of(report.year, user=request.user)
    context = {"facts": facts, "report": report, "empty": _empty(facts)}
    return render(request, "complaints/year_facts.html", context)


def _empty(facts):
    return [row["title"] for row in facts["rows"] if row["is_empty"]] if facts else []


def _kept(report):
    language = "de" if (get_language() or "de").startswith("de") else "en"
    return report.facts.get(language)


def _papers(report):
    if report.released_at is None:
        return []
    names = {
        paper_name(report, "de"): pgettext("language", "German"),
        paper_name(report, "en"): pgettext("language", "English"),
    }
    files = attachments_of(report)
    return [(one, names[one.name]) for one in files if one.name in names]


@login_required
@require_POST
def release(request, number):
    """The report is for everybody to read, and stays as it was."""
    allow(year_rules.may_write(request.user))
    report = get_object_or_404(year_rules.visible_to(request.user), year=number)
    release_year(report, by=request.user)
    keep(request, _("Released. The PDF is printed in a moment."))
    return redirect(report)


@login_required
@require_POST
def take_back(request, number):
    """A report that was just released is a draft again."""
    allow(year_rules.may_write(request.user))
    report = get_object_or_404(year_rules.visible_to(request.user), year=number)
    take_back_year(report, by=request.user)
    keep(request, _("The report is a draft again."))
    return redirect(report)
