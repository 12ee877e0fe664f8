"""A mail that no program can read becomes a concern by hand, with the mail itself attached."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.base.offers import ref
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.intake import events
from augenhoehe.intake.actions.quarantine import locked
from augenhoehe.intake.readable import readable_text
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.store import settle_raw
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.queries import raw_bytes
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.facts import Incoming, Origin


@action
def open_by_hand(raw, *, touchpoint, by):
    """Open a ticket from a quarantined mail: what can be read of it as text, the mail as a file."""
    raw = locked(raw)
    data = raw_bytes(raw) or b""
    incoming = Incoming(
        at=raw.arrived_at or raw.stored_at,
        text=readable_text(data),
        subject=_("A mail that could not be read"),
        mailbox_id=raw.mailbox_id,
        raw_id=raw.pk,
    )
    origin = Origin(team=touchpoint.team, touchpoint=touchpoint, mailbox_id=raw.mailbox_id)
    ticket = open_ticket(incoming, origin=origin, by=by)
    attach(
        store_blob(data),
        owner=ticket.first_message,
        name=f"mail-{raw.pk}.eml",
        content_type="message/rfc822",
    )
    settle_raw(raw, RawMail.State.DONE, subject=ref(ticket.first_message))
    record(events.OPENED_BY_HAND, ticket, by=by, raw_id=raw.pk)
    return ticket
