"""Mails about a data breach: a draft in the conversation, or a confidential mail of its own."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.addresses import parse_addresses
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.mail.queries import mailbox_of
from augenhoehe.people.models import Team
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.start import start_conversation
from augenhoehe.tickets.facts import Origin, Written
from augenhoehe.tickets.models import Draft

# Who stands in our own house or works for it does not become a customer.
OURS = ("officer", "boss")


@action
def draft_breach(breach, *, post, by):
    """Put a text into the composer of the conversation; it waits there until somebody sends it."""
    breach = locked_breach(breach)
    ticket = breach.ticket
    if ticket is None:
        raise Refused(_("This data breach hangs on no conversation."), code="breach.no_ticket")
    if Draft.objects.filter(user=by, ticket=ticket, kind=Draft.Kind.REPLY).exists():
        raise Refused(
            _("You are writing a reply there already. Send it or clear it first."),
            code="breach.draft_there",
        )
    texts = {"to": ", ".join(post.to), "html": text_to_html(post.text)}
    newest = ticket.messages.order_by("-id").values_list("pk", flat=True).first() or 0
    save_draft(by, ticket=ticket, kind=Draft.Kind.REPLY, seen_id=newest, texts=texts)
    add_line(breach, "drafted", by=by, ticket=ticket)
    record(events.BREACH_MAILED, breach, by=by)
    return ticket


@action
def mail_breach(breach, *, post, by):
    """Send a mail as a confidential conversation; whoever reads the breach reads its answers."""
    breach = locked_breach(breach)
    written = Written(html=text_to_html(post.text), to=post.to, subject=post.subject)
    message = start_conversation(written, origin=_origin(breach, post, by), by=by)
    confide_ticket(message.ticket, readers=list(breach.readers.all()), by=by)
    add_line(breach, "mailed", by=by, text=post.subject, ticket=message.ticket)
    record(events.BREACH_MAILED, breach, by=by)
    return message


def _origin(breach, post, by):
    team = breach.ticket.team if breach.ticket else None
    team = team or Team.objects.filter(retired_at=None).order_by("pk").first()
    box = mailbox_of(team)
    contact = company = None
    if post.which not in OURS:
        first = parse_addresses(post.to[0], 1)[0]
        known = recognise_sender(first.email, name=first.name, by=by)
        contact, company = known.contact, known.company
    return Origin(
        team=team,
        touchpoint=box.touchpoint if box else None,
        mailbox_id=box.pk if box else None,
        contact=contact,
        company=company,
        language=post.language,
        assignee_id=by.pk,
        is_confidential=True,
    )
