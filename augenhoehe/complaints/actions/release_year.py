"""The yearly report is released and stays as it was; a released one can be taken back once."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.write_year import draft
from augenhoehe.complaints.models import YearReport
from augenhoehe.complaints.year_facts import facts_of
from augenhoehe.files.actions import attach, detach_all, store_blob
from augenhoehe.journal.actions import record

PDF = "application/pdf"
# So long it can be taken back: management may not have acted on it yet.
GRACE = timedelta(days=1)


@action
def release_year(report, *, by):
    """Keep what the report says, show it to everybody, and have it printed."""
    report, now = draft(report), timezone.now()
    if report.year >= timezone.localdate(now).year:
        raise Refused(_("This year is not over yet."), code="year.running")
    if not report.words:
        raise Refused(_("Say first what management should know."), code="year.wordless")
    report.facts = facts_of(report.year, user=by, now=now)
    report.released_at, report.released_by = now, by
    report.save()
    record(events.YEAR_RELEASED, report, by=by)
    enqueue("complaints.print_year", key=f"complaints.print_year:{report.pk}", report_id=report.pk)
    return report


@action
def take_back_year(report, *, by):
    """Make a released report a draft again, within a day."""
    report = YearReport.objects.select_for_update().get(pk=report.pk)
    if report.released_at is None:
        raise Refused(_("This report is a draft."), code="year.draft")
    if not may_be_taken_back(report):
        sentence = _("It was released more than a day ago and stays. Write into the next one.")
        raise Refused(sentence, code="year.kept")
    detach_all(YearReport, [report.pk])
    report.facts, report.released_at, report.released_by = {}, None, None
    report.save()
    record(events.YEAR_TAKEN_BACK, report, by=by)
    return report


def may_be_taken_back(report):
    """Was it released less than a day ago?"""
    return bool(report.released_at) and timezone.now() - report.released_at < GRACE


@housekeeping("the report that is printed here is on record")
def keep_year(report, *, papers):
    """Keep {name: bytes} of a released report; what was printed of it before goes."""
    found = YearReport.objects.select_for_update().filter(pk=report.pk)
    if not found.exclude(released_at=None).exists():
        return
    detach_all(YearReport, [report.pk])
    for name, data in papers.items():
        attach(store_blob(data), owner=report, name=name, content_type=PDF)
