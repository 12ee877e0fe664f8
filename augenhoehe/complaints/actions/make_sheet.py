"""The report sheet for the authority: a version is kept as it was, and printed by the worker."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.complaints.breach_sheet import facts_of
from augenhoehe.complaints.models import BreachSheet
from augenhoehe.files.actions import attach, detach_all, store_blob
from augenhoehe.journal.actions import record

PDF = "application/pdf"


@action
def make_sheet(breach, *, kind, by):
    """Keep what is known now as a version of the report; a supplement needs an earlier one."""
    breach = locked_breach(breach)
    last = breach.sheets.order_by("-number").first()
    if kind == BreachSheet.Kind.SUPPLEMENT and last is None:
        raise Refused(
            _("A supplement adds to an earlier report. Begin with a preliminary one."),
            code="breach.no_sheet",
        )
    sheet = BreachSheet.objects.create(
        breach=breach,
        number=last.number + 1 if last else 1,
        kind=kind,
        facts=facts_of(breach, by=by),
        made_at=timezone.now(),
        by=by,
    )
    add_line(breach, "sheet", by=by, text=f"{sheet.number} – {sheet.get_kind_display()}")
    record(events.BREACH_SHEET, breach, by=by, sheet_id=sheet.pk)
    enqueue("complaints.print_sheet", key=f"complaints.print_sheet:{sheet.pk}", sheet_id=sheet.pk)
    return sheet


@housekeeping("the sheet that is printed here is on record")
def keep_sheet(sheet, *, papers):
    """Keep {name: bytes} of a version; what was printed of it before goes."""
    if not BreachSheet.objects.select_for_update().filter(pk=sheet.pk).exists():
        return
    detach_all(BreachSheet, [sheet.pk])
    for name, data in papers.items():
        attach(store_blob(data), owner=sheet, name=name, content_type=PDF)
