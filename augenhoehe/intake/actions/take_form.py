"""A public form becomes a ticket."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.actions import action
from augenhoehe.base.offers import ref
from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.files.actions import attach
from augenhoehe.files.models import Blob
from augenhoehe.intake.actions.acknowledge import receipt_text, send_receipt
from augenhoehe.kernel.mailtext.automatic import is_role_address
from augenhoehe.mail.actions.write import Letter
from augenhoehe.mail.limits import exceeded
from augenhoehe.people.models import Team, Touchpoint
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.facts import Incoming, Origin
from augenhoehe.tickets.letters import status_html


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What somebody filled into a public form; an address is what they say it is, not proven.

    Without an address it is from nobody. `team`: where there is no touchpoint; `names_ticket_id`: a
    concern they named, which is a hint and nothing more.
    """

    touchpoint: Touchpoint | None
    name: str
    email: str
    subject: str
    text: str
    language: str = "de"
    files: tuple[tuple[str, str, Blob], ...] = ()
    team: Team | None = None
    names_ticket_id: int | None = None


@action
def take_form(given, *, by):
    """Open a ticket from a public form and acknowledge it, without a word of what was typed."""
    known = _known(given, by)
    said = Incoming(
        at=timezone.now(),
        subject=given.subject,
        text=given.text,
        contact=known and known.contact,
        sender_name=given.name,
        sender_address=given.email.lower(),
        is_unproven=bool(given.email),
    )
    origin = Origin(
        team=given.team or given.touchpoint.team,
        touchpoint=given.touchpoint,
        contact=known and known.contact,
        company=known and known.company,
        language=given.language,
        names_ticket_id=given.names_ticket_id,
    )
    ticket = open_ticket(said, origin=origin, by=by)
    for name, kind, blob in given.files:
        attach(blob, owner=ticket.first_message, name=name, content_type=kind)
    if given.email:
        _acknowledge(ticket, given.email)
    return ticket


def _known(given, by):
    """Whose address it is; None for whoever gives none."""
    if not given.email:
        return None
    return recognise_sender(
        given.email, name=given.name, language=given.language, forms_company=False, by=by
    )


def _acknowledge(ticket, email):
    if not ticket.team.acknowledges or is_role_address(email):
        return
    if exceeded(email, owner=ref(ticket), now=timezone.now()):
        return
    with override(ticket.language):
        letter = Letter(
            to=(email,),
            subject=_("We have your message [#%(number)s]") % {"number": ticket.pk},
            html=linebreaks(escape(receipt_text(ticket))) + status_html(ticket),
            owner=ticket,
            sender_name=ticket.team.name,
            reply_for=(ticket.pk, ticket.contact_id or 0),
            is_automatic=True,
        )
    send_receipt(ticket, letter, by="system")
