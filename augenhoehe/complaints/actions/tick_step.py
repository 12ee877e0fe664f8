"""The check list and the log of a data breach."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.complaints.breach_words import BY_CODE
from augenhoehe.complaints.models import BreachStep
from augenhoehe.journal.actions import record
from augenhoehe.tickets.actions.confide import confide_ticket

CONCEAL = "conceal"


@action
def tick_step(breach, *, code, by):
    """A step is done; the one of confidentiality is done by the house itself."""
    breach = locked_breach(breach)
    if code not in BY_CODE:
        raise Refused(_("There is no such step."), code="breach.step")
    _step, is_new = BreachStep.objects.get_or_create(
        breach=breach, code=code, defaults={"done_at": timezone.now(), "by": by}
    )
    if not is_new:
        return
    ticket = breach.ticket
    if code == CONCEAL and ticket and not ticket.is_confidential and by.is_lead:
        confide_ticket(ticket, readers=list(breach.readers.all()), by=by)
    add_line(breach, "done", by=by, text=code)
    record(events.BREACH_STEP, breach, by=by, step=code, done=True)


@action
def untick_step(breach, *, code, by):
    """A step is not done after all; both stand in the log."""
    breach = locked_breach(breach)
    if breach.steps.filter(code=code).delete()[0]:
        add_line(breach, "undone", by=by, text=code)
        record(events.BREACH_STEP, breach, by=by, step=code, done=False)


@action
def log_breach(breach, *, text, by):
    """Write a line into the log."""
    breach = locked_breach(breach)
    if not text.strip():
        raise Refused(_("What was done?"), code="breach.line")
    line = add_line(breach, "noted", by=by, text=text.strip())
    record(events.BREACH_NOTED, breach, by=by)
    return line
