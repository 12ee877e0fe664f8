"""The talk sheet of a difficult call: begun, kept while one types, ended with its result."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.models import TalkSheet
from augenhoehe.mediation.queries import sheet_at_work
from augenhoehe.tickets.actions.call import note_call

TYPED = ("situation", "feels", "wants", "offer", "first", "questions", "result")


@action
def begin_sheet(ticket, *, by):
    """Prepare a difficult call; the sheet in use is taken where there is one."""
    found = sheet_at_work(ticket)
    if found is None:
        found = TalkSheet.objects.create(ticket=ticket, begun_by=by, begun_at=timezone.now())
        record(events.SHEET_BEGUN, ticket, by=by)
    return found


@housekeeping("who typed which word of a sheet is nobody's business")
def keep_talk_sheet(sheet, *, said):
    """Keep what was typed; `said` {field: words}, fields that are not in it stay as they are."""
    sheet = _locked(sheet)
    for name in TYPED:
        if name in said:
            setattr(sheet, name, said[name].strip())
    sheet.save(update_fields=TYPED)
    return sheet


@action
def end_sheet(sheet, *, result, promise=None, by):
    """End a sheet: its result becomes a call note of the conversation, with a promise if any."""
    sheet = _locked(sheet)
    note = note_call(sheet.ticket, text=result, customer_called=False, promise=promise, by=by)
    sheet.result, sheet.message, sheet.ended_at = result.strip(), note, timezone.now()
    sheet.save(update_fields=["result", "message", "ended_at"])
    record(events.SHEET_ENDED, sheet.ticket, by=by)
    return sheet


def _locked(sheet):
    sheet = (
        TalkSheet.objects.select_for_update(of=["self"]).select_related("ticket").get(pk=sheet.pk)
    )
    if sheet.ended_at:
        raise Refused(_("This sheet has ended; its result is a call note."), code="sheet.ended")
    return sheet
