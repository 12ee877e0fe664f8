"""Somebody noticed something (Mir fällt etwas auf)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Notice


@action
def notice_something(*, text, by, ticket=None):
    """Send one line to the lead, with the ticket it was noticed in."""
    if not text.strip():
        raise Refused(_("What did you notice? One line is enough."), code="notice.empty")
    notice = Notice.objects.create(
        text=" ".join(text.split())[:280], ticket=ticket, noticed_by=by, noticed_at=timezone.now()
    )
    record(events.NOTICED, notice, by=by, ticket_id=ticket.pk if ticket else None)
    return notice


@action
def answer_notice(notice, *, answer, by):
    """Tell the person who noticed it what came of it; an empty answer says "seen"."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.answered_at:
        raise Refused(_("This was answered already."), code="notice.answered")
    notice.answer, notice.answered_by = answer.strip()[:280], by
    notice.answered_at = timezone.now()
    notice.save(update_fields=["answer", "answered_by", "answered_at"])
    record(events.NOTICE_ANSWERED, notice, by=by)
    return notice
