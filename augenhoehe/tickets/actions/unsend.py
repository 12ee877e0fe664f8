"""A reply is taken back before it leaves."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.files.actions.attach import detach, move_attachments
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.fold import visible
from augenhoehe.mail.actions.withdraw import withdraw_mail
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import UNLISTED, ask_for_index
from augenhoehe.tickets.keys import preview_of
from augenhoehe.tickets.letters import attachments_of, thread_files
from augenhoehe.tickets.models import Draft, Message, Promise, SideThread, SolutionUse, Ticket, Undo
from augenhoehe.tickets.picture import picture_of, put_back
from augenhoehe.tickets.timeline import set_next_due


@action
def undo_send(message, *, by, as_draft=True):
    """Take a reply back while its mail still waits; the text is a draft again, if wanted."""
    message = Message.objects.select_for_update().get(pk=message.pk, author=by)
    undo = Undo.objects.filter(user=by, verb="send", before__message=message.pk).first()
    outmail = message.outmail
    if undo is None or outmail is None or outmail.due_at <= timezone.now():
        raise Refused(_("This reply is under way already."), code="unsend.late")
    ticket = Ticket.objects.select_for_update().get(pk=message.ticket_id)
    withdraw_mail(outmail, by=by)
    draft = _as_draft(message, ticket, by) if as_draft else None
    newer = ticket.messages.filter(pk__gt=message.pk).exists()
    _forget(undo, message)
    # Written in a ticket that was merged into this one since, it left no trace but in the list.
    if not message.came_with_id:
        _put_ticket_back(ticket, undo, newer)
    _list_again(ticket)
    undo.undone_at = timezone.now()
    undo.save(update_fields=["undone_at"])
    record(events.UNSENT, ticket, by=by)
    ask_for_index(ticket, whole=True)
    return draft


def _as_draft(message, ticket, by):
    kind = Draft.Kind.FORWARD if message.side_thread_id else Draft.Kind.REPLY
    files = _untangle(message, ticket) if kind == Draft.Kind.FORWARD else {}
    begun = Draft.objects.filter(user=by, ticket=ticket, kind=kind).first()
    draft, _new = Draft.objects.update_or_create(
        user=by,
        ticket=ticket,
        kind=kind,
        defaults={
            "to": ", ".join(message.to),
            "cc": ", ".join(message.cc),
            "bcc": ", ".join(message.bcc),
            "subject": message.subject,
            # What was begun in these seconds is not lost.
            "html": message.html + (begun.html if begun else ""),
            "extra": (begun.extra if begun else {}) | files,
            "seen_id": 0,
            "saved_at": timezone.now(),
        },
    )
    move_attachments(source=message, to=draft)
    return draft


def _untangle(message, ticket):
    """Files of the conversation that went along are ticked again, not the draft's own."""
    along = {link.blob_id: link.pk for link in thread_files(ticket)}
    sent = [link for link in attachments_of(ref(message)) if link.blob_id in along]
    for link in sent:
        detach(link)
    return {"thread_files": [along[link.blob_id] for link in sent]}


def _forget(undo, message):
    if undo.before["promise"]:
        Promise.objects.filter(pk=undo.before["promise"], kept_at=None).delete()
    uses = SolutionUse.objects.filter(message=message, solution_id__in=undo.before["uses"])
    uses.delete()
    message.delete()
    SideThread.objects.filter(pk=message.side_thread_id, messages=None).delete()


def _list_again(ticket):
    """What the list shows, without the reply."""
    newest = ticket.messages.exclude(kind__in=UNLISTED).order_by("-at", "-id").first()
    ticket.message_count = ticket.messages.count()
    if newest:
        ticket.last_at, ticket.preview = newest.at, preview_of(visible(newest.text))
    ticket.save(update_fields=["message_count", "last_at", "preview"])


def _put_ticket_back(ticket, undo, newer):
    """As it was before the reply, but for what colleagues changed in these seconds.

    What came in since stays, but the reply answered nothing.
    """
    before, after, now = undo.before["ticket"], undo.before["after"], picture_of(ticket)
    if not newer:
        since = {name: value for name, value in now.items() if value != after[name]}
        put_back(ticket, before | since, at=timezone.now())
        return
    for name in ("first_response_at", "unanswered_since"):
        setattr(ticket, name, parse_datetime(before[name]) if before[name] else None)
    newest = ticket.messages.filter(kind=Message.Kind.INCOMING).order_by("-at", "-id").first()
    ticket.unanswered_since = ticket.unanswered_since or (newest.at if newest else None)
    set_next_due(ticket)
    ticket.save(update_fields=["first_response_at", "unanswered_since", "next_due_at"])
