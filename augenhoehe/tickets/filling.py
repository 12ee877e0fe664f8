"""Whom a reply goes to, and what the placeholders of a standard solution become in a ticket."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.kernel.mailtext.placeholders import fill


def last_incoming(ticket):
    """The newest message from the customer, or None."""
    return ticket.messages.filter(kind="incoming").order_by("-at", "-id").first()


def address_of(ticket, last=None):
    """The address to answer: of the contact, else of whoever wrote last."""
    if ticket.contact_id:
        known = ticket.contact.addresses.filter(bounced_at=None).first()
        if known:
            return known.email
    last = last or last_incoming(ticket)
    return last.sender_address if last else ""


def values_for(ticket, *, by):
    """The values by key, in the ticket's language."""
    name = ticket.contact.name if ticket.contact_id else ""
    with override(ticket.language):
        greeting = _("Good day %(name)s,") % {"name": name} if name else pgettext("mail", "Hello,")
        due = ticket.solution_due_at or ticket.response_due_at
        deadline = date_format(timezone.localtime(due), "SHORT_DATETIME_FORMAT") if due else ""
    return {
        "salutation": greeting,
        "name": name,
        "company": ticket.company.name if ticket.company_id else "",
        "number": f"#{ticket.pk}",
        "subject": ticket.subject,
        "deadline": deadline,
        "agent": by.name,
        "team": ticket.team.name,
    }


def fill_for(ticket, html, *, by):
    """`html` with its placeholders filled for this ticket; what is unknown stays to be seen."""
    known = {key: escape(value) for key, value in values_for(ticket, by=by).items() if value}
    return fill(html, known)
