"""What the worker does for complaints."""

from augenhoehe.base.jobs import job
from augenhoehe.complaints.actions.make_sheet import keep_sheet
from augenhoehe.complaints.breach_sheet import LANGUAGES, paper_name, paper_of
from augenhoehe.complaints.models import BreachSheet


@job("complaints.print_sheet", outward=True)
def print_sheet(sheet_id):
    """Print a version of a report sheet in both languages."""
    sheet = BreachSheet.objects.select_related("breach").filter(pk=sheet_id).first()
    if sheet:
        keep_sheet(
            sheet, papers={paper_name(sheet, one): paper_of(sheet, one) for one in LANGUAGES}
        )
