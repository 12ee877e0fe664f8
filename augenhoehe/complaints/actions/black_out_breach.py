"""Where a data breach names an erased person, a mark stands; what was printed is printed anew."""

from augenhoehe.base.actions import action
from augenhoehe.base.jobs import enqueue
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import locked_breach
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark

COLUMNS = (
    "what", "happened", "whose", "consequences", "measures", "why_risk", "why_late",
    "why_not_told", "file_number",
)  # fmt: skip


@action
def black_out_breach(breach, *, finder, by):
    """Put a mark where the record, its log and its sheets name the person."""
    breach = locked_breach(breach)
    for name in COLUMNS:
        setattr(breach, name, _marked(breach, name, finder))
    breach.save(update_fields=COLUMNS)
    for line in breach.lines.all():
        line.text = _marked(line, "text", finder)
        line.save(update_fields=["text"])
    for sheet in breach.sheets.all():
        sheet.facts = {key: _in_facts(value, finder) for key, value in sheet.facts.items()}
        sheet.save(update_fields=["facts"])
        enqueue("complaints.print_sheet", sheet_id=sheet.pk)
    record(events.BREACH_BLACKED_OUT, breach, by=by)


@action
def black_out_line(line, *, finder, by):
    """The same, found by a line of the log."""
    black_out_breach(line.breach, finder=finder, by=by)


def _marked(row, name, finder):
    longest = row._meta.get_field(name).max_length
    return finder.black_out(getattr(row, name), erased_mark())[:longest]


def _in_facts(value, finder):
    return finder.black_out(value, erased_mark()) if isinstance(value, str) else value
