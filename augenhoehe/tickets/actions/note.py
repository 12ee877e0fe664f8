"""An internal note."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.files.actions.attach import move_attachments
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import clean_html, html_to_text
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.timeline import locked


@action
def write_note(ticket, *, html, by, draft=None):
    """Write something among ourselves; no customer ever sees it."""
    ticket = locked(ticket)
    text = html_to_text(html).strip()
    if not text:
        raise Refused(_("The note is empty."), code="note.empty")
    message = Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.NOTE,
        at=timezone.now(),
        author=by,
        sender_name=by.name,
        text=text,
        html=clean_html(html).html,
    )
    if draft:
        move_attachments(source=draft, to=message)
        draft.delete()
    ticket.message_count += 1
    ticket.save(update_fields=["message_count"])
    record(events.NOTED, ticket, by=by, message_id=message.pk)
    ask_for_index(ticket)
    return message
