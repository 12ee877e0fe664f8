"""The lead writes what management should know of a year of complaints."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.models import YearReport
from augenhoehe.journal.actions import record


@action
def write_year(year, *, words, by):
    """Write the words of a draft; the first time they make it."""
    report, _made = YearReport.objects.get_or_create(year=year)
    report = draft(report)
    report.words = words.replace("\0", "").strip()
    report.save(update_fields=["words"])
    record(events.YEAR_WRITTEN, report, by=by)
    return report


def draft(report):
    """The report, locked; refused once it is released."""
    report = YearReport.objects.select_for_update().get(pk=report.pk)
    if report.released_at:
        raise Refused(_("This report is released and stays as it was."), code="year.released")
    return report
