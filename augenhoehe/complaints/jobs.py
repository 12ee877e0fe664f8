"""What the worker does for complaints."""

from augenhoehe.base.jobs import job
from augenhoehe.complaints import year_paper
from augenhoehe.complaints.actions.make_sheet import keep_sheet
from augenhoehe.complaints.actions.release_year import keep_year
from augenhoehe.complaints.breach_sheet import LANGUAGES, paper_name, paper_of
from augenhoehe.complaints.models import BreachSheet, YearReport


@job("complaints.print_sheet", outward=True)
def print_sheet(sheet_id):
    """Print a version of a report sheet in both languages."""
    sheet = BreachSheet.objects.select_related("breach").filter(pk=sheet_id).first()
    if sheet:
        keep_sheet(
            sheet, papers={paper_name(sheet, one): paper_of(sheet, one) for one in LANGUAGES}
        )


@job("complaints.print_year", outward=True)
def print_year(report_id):
    """Print a released yearly report in both languages."""
    report = YearReport.objects.filter(pk=report_id).exclude(released_at=None).first()
    if report:
        name, paper = year_paper.paper_name, year_paper.paper_of
        keep_year(report, papers={name(report, one): paper(report, one) for one in LANGUAGES})
