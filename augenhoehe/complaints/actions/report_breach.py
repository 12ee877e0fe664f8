"""The authority was told; those affected were told, or are not for a reason."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.journal.actions import record


@action
def report_breach(breach, *, reported, by):
    """Note that the authority was told; after 72 hours only with the reason (Art. 33 (1))."""
    breach = locked_breach(breach)
    _within(breach, reported.at)
    if reported.at > breach.due_at and not reported.why_late.strip():
        raise Refused(
            _("More than 72 hours had passed: the authority asks for the reason of the delay."),
            code="breach.why_late",
        )
    breach.reported_at = reported.at
    breach.why_late = reported.why_late.strip()
    breach.file_number = reported.file_number.strip()
    breach.save(update_fields=["reported_at", "why_late", "file_number"])
    add_line(breach, "reported", by=by, text=_moment(reported.at))
    record(events.BREACH_REPORTED, breach, by=by)
    return breach


@action
def tell_affected(breach, *, told, by):
    """Note that those affected were told, or why they are not (Art. 34 (3))."""
    breach = locked_breach(breach)
    if told.at is None and not told.why_not.strip():
        raise Refused(_("Say when they were told, or why they are not told."), code="breach.told")
    if told.at is not None:
        _within(breach, told.at)
    breach.told_at, breach.why_not_told = told.at, "" if told.at else told.why_not.strip()
    breach.save(update_fields=["told_at", "why_not_told"])
    if told.at:
        add_line(breach, "told", by=by, text=_moment(told.at))
    else:
        add_line(breach, "not_told", by=by, text=breach.why_not_told)
    record(events.BREACH_TOLD, breach, by=by)
    return breach


def _within(breach, at):
    if at > timezone.now():
        raise Refused(_("This moment is still to come."), code="breach.future")
    if at < breach.known_at:
        raise Refused(
            _("This was before it became known. Please look at both moments."),
            code="breach.before",
        )


def _moment(at):
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
