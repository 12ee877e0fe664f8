"""How a reply becomes a mail: signature, link to the status page, the thread it stands in."""

from datetime import timedelta

from django.utils import timezone
from django.utils.html import escape, format_html, linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.codes import type_of
from augenhoehe.files.models import Attachment
from augenhoehe.kernel.mailtext.compose import thread_references
from augenhoehe.kernel.mailtext.html import clean_html
from augenhoehe.mail.actions.write import Letter
from augenhoehe.mail.models import Mailbox
from augenhoehe.tickets.links import status_url
from augenhoehe.tickets.models import Message

UNDO_SECONDS = 15
REFERENCES_READ = 30


def letter_for(ticket, written, *, by, attachments=()):
    """The mail that carries what a colleague wrote to the customer."""
    newest, references = _thread(ticket)
    return Letter(
        owner=ticket,
        to=written.to,
        cc=written.cc,
        bcc=written.bcc,
        subject=reply_subject(ticket, written),
        html=_body(ticket, written, by),
        mailbox=Mailbox.objects.filter(pk=ticket.mailbox_id).first(),
        sender_name=f"{by.name}, {ticket.team.name}",
        in_reply_to=newest,
        references=references,
        reply_for=(ticket.pk, ticket.contact_id or 0),
        due_at=timezone.now() + timedelta(seconds=UNDO_SECONDS if written.waits else 0),
        attachments=tuple(attachments),
        is_secret=bool(written.below),
    )


def _body(ticket, written, by):
    own = clean_html(written.html).html + written.below
    return own + signature_html(ticket, by) + status_html(ticket)


def reply_subject(ticket, written):
    """The subject as written, or “Re:” with the number by which we find the ticket again."""
    subject = written.subject.strip() or f"Re: {ticket.subject}"
    return subject if f"[#{ticket.pk}]" in subject else f"{subject} [#{ticket.pk}]"


def signature_html(ticket, by):
    """Name of the writer and signature of the team, in the ticket's language."""
    other = "de" if ticket.language == "en" else "en"
    text = getattr(ticket.team, f"signature_{ticket.language}", "") or getattr(
        ticket.team, f"signature_{other}"
    )
    return linebreaks(escape(f"{by.name}\n{text}".strip()))


def status_html(ticket):
    """A line with the link to the status page, once the installation knows its address."""
    url = status_url(ticket)
    if not url:
        return ""
    with override(ticket.language):
        words = _("See where your concern stands")
    return format_html('<p><a href="{}">{}</a> (#{})</p>', url, words, ticket.pk)


def _thread(ticket):
    """The Message-ID to answer and those before it, oldest first."""
    told = [Message.Kind.INCOMING, Message.Kind.OUTGOING]
    rows = ticket.messages.filter(kind__in=told).exclude(message_id="").order_by("-at", "-id")
    ids = list(rows.values_list("message_id", flat=True)[:REFERENCES_READ])[::-1]
    if not ids:
        return "", ()
    return ids[-1], thread_references(tuple(ids[:-1]), ids[-1])


def attachments_of(owner):
    """The files linked to a draft or a message."""
    kind, pk = owner
    return list(Attachment.objects.filter(owner_type=kind, owner_id=pk).select_related("blob"))


def thread_files(ticket):
    """The files customers sent, the newest first: what may go to a third party."""
    sent = ticket.messages.filter(kind=Message.Kind.INCOMING).order_by("-id").values("pk")[:50]
    links = Attachment.objects.filter(owner_type=type_of(Message)).select_related("blob")
    return list(links.filter(owner_id__in=[row["pk"] for row in sent]).order_by("-id")[:20])
