"""A reply is taken back before it leaves."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.files.actions.attach import move_attachments
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.withdraw import withdraw_mail
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.models import Draft, Message, Promise, SolutionUse, Ticket, Undo
from augenhoehe.tickets.picture import put_back


@action
def undo_send(message, *, by):
    """Take a reply back while its mail still waits; the text is a draft again."""
    message = Message.objects.select_for_update().get(pk=message.pk, author=by)
    undo = Undo.objects.filter(user=by, verb="send", before__message=message.pk).first()
    outmail = message.outmail
    if undo is None or outmail is None or outmail.due_at <= timezone.now():
        raise Refused(_("This reply is under way already."), code="unsend.late")
    ticket = Ticket.objects.select_for_update().get(pk=message.ticket_id)
    withdraw_mail(outmail, by=by)
    draft = _as_draft(message, ticket, by)
    newer = ticket.messages.filter(pk__gt=message.pk).exists()
    _forget(undo, message)
    _put_ticket_back(ticket, undo, newer)
    undo.undone_at = timezone.now()
    undo.save(update_fields=["undone_at"])
    record(events.UNSENT, ticket, by=by)
    ask_for_index(ticket, whole=True)
    return draft


def _as_draft(message, ticket, by):
    draft, _new = Draft.objects.update_or_create(
        user=by,
        ticket=ticket,
        kind=Draft.Kind.REPLY,
        defaults={
            "to": ", ".join(message.to),
            "cc": ", ".join(message.cc),
            "bcc": ", ".join(message.bcc),
            "subject": message.subject,
            "html": message.html,
            "seen_id": 0,
            "saved_at": timezone.now(),
        },
    )
    move_attachments(source=message, to=draft)
    return draft


def _forget(undo, message):
    if undo.before["promise"]:
        Promise.objects.filter(pk=undo.before["promise"], kept_at=None).delete()
    uses = SolutionUse.objects.filter(message=message, solution_id__in=undo.before["uses"])
    uses.delete()
    message.delete()


def _put_ticket_back(ticket, undo, newer):
    """As it was before the reply, unless something came in since: that stays."""
    if newer:
        ticket.message_count = ticket.messages.count()
        ticket.save(update_fields=["message_count"])
        return
    put_back(ticket, undo.before["ticket"], at=timezone.now())
