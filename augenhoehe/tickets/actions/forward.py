"""A third party is asked beside the conversation with the customer."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.files.actions.attach import attach, move_attachments
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import clean_html, html_to_text
from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.mail.models import Mailbox
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import keep_sent
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.letters import UNDO_SECONDS, attachments_of, signature_html
from augenhoehe.tickets.models import Message, SideThread
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.timeline import locked


@action
def forward_ticket(ticket, *, written, by, draft=None, files=()):
    """Write to a third party; what they answer comes back as a side thread of the ticket.

    The mail leaves after 15 seconds unless it is taken back. `files`: what of the conversation goes
    along, besides the files of the draft.
    """
    ticket = locked(ticket)
    before = picture_of(ticket)
    if not html_to_text(written.html).strip():
        raise Refused(_("The mail is empty."), code="forward.empty")
    if not written.to:
        raise Refused(_("The mail names no recipient."), code="mail.no_recipient")
    message = _message(ticket, _side_thread(ticket, written, by), written, by)
    own = attachments_of(ref(draft)) if draft else []
    for link in files:
        # A picture within the customer's text is a file of its own beside ours.
        link.is_inline, link.content_id = False, ""
    outmail = write_mail(_letter(ticket, message, written, by, [*own, *files]), by=by)
    message.outmail = outmail
    message.message_id, message.message_key = outmail.message_id, message_key(outmail.message_id)
    message.save(update_fields=["outmail", "message_id", "message_key"])
    for link in files:
        attach(link.blob, owner=message, name=link.name, content_type=link.content_type)
    if draft:
        move_attachments(source=draft, to=message)
        draft.delete()
    ticket.message_count += 1
    ticket.save(update_fields=["message_count"])
    record(events.FORWARDED, ticket, by=by, message_id=message.pk)
    keep_sent(message, {"ticket": before, "promise": None, "uses": []}, by=by)
    ask_for_index(ticket)
    return message


def _side_thread(ticket, written, by):
    known = ticket.side_threads.filter(address=written.to[0])
    # After a merge there may be two with the same address: the talk goes on where it was last.
    latest = known.annotate(last_at=Max("messages__at")).order_by("-last_at", "-pk").first()
    return latest or SideThread.objects.create(
        ticket=ticket,
        address=written.to[0],
        title=(written.subject or ticket.subject)[:160],
        started_at=timezone.now(),
        started_by=by,
    )


def _message(ticket, thread, written, by):
    html = clean_html(written.html).html
    return Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.SIDE_OUT,
        at=timezone.now(),
        author=by,
        sender_name=by.name,
        to=list(written.to),
        cc=list(written.cc),
        bcc=list(written.bcc),
        subject=(written.subject or ticket.subject)[:255],
        text=html_to_text(html),
        html=html,
        side_thread=thread,
        mailbox_id=ticket.mailbox_id,
    )


def _letter(ticket, message, written, by, files):
    earlier = message.side_thread.messages.exclude(pk=message.pk).exclude(message_id="")
    last = earlier.order_by("-at", "-id").first()
    return Letter(
        owner=ticket,
        to=written.to,
        cc=written.cc,
        bcc=written.bcc,
        subject=message.subject,
        html=message.html + signature_html(ticket, by),
        mailbox=Mailbox.objects.filter(pk=ticket.mailbox_id).first(),
        sender_name=f"{by.name}, {ticket.team.name}",
        in_reply_to=last.message_id if last else "",
        references=(last.message_id,) if last else (),
        due_at=timezone.now() + timedelta(seconds=UNDO_SECONDS),
        attachments=tuple(files),
    )
