"""Whoever sends such things is blocked, and this one is no concern; and back again."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.mail.actions.block import block_sender, unblock_sender
from augenhoehe.mail.models import BlockedSender
from augenhoehe.tickets.actions.bulk import put_unchanged_back
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.filling import last_incoming
from augenhoehe.tickets.models import NoConcern
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.timeline import locked

VERB = "block"


@action
def block_ticket(ticket, *, by):
    """Block who wrote last and, while the ticket is live, mark it as spam; returns the way back."""
    ticket = locked(ticket)
    last = last_incoming(ticket)
    if last is None or not last.sender_address:
        raise Refused(_("Nobody wrote here from an e-mail address."), code="block.nobody")
    known = BlockedSender.objects.filter(pattern=last.sender_address.lower()).exists()
    blocked = block_sender(last.sender_address, by=by)
    before = picture_of(ticket)
    if ticket.is_live:
        ticket = mark_no_concern(ticket, reason=NoConcern.SPAM, by=by)
    kept = {"before": {ticket.pk: before}, "after": {ticket.pk: picture_of(ticket)}}
    return keep_undo(by, verb=VERB, before=kept | {"blocked": None if known else blocked.pk})


@action
def unblock_ticket(undo, *, by):
    """Take a block back: the sender may write again, and the ticket is as it was before."""
    undo = open_undo(undo, verbs=(VERB,), by=by)
    blocked = BlockedSender.objects.filter(pk=undo.before["blocked"]).first()
    if blocked:
        unblock_sender(blocked, by=by)
    count = put_unchanged_back(undo, by=by)
    mark_undone(undo)
    return count
