"""A name of somebody erased is taken out of what others said."""

from augenhoehe.base.actions import action
from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import PASSAGES
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import black_out_html, black_out_mail, erased_mark
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.models import Collective, Message, Ticket, Undo


@action
def black_out_message(message, *, finder, by):
    """Put a mark where the message names the person; the mail as it came goes with it."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    ticket = Ticket.objects.select_for_update().get(pk=message.ticket_id)
    mark = erased_mark()
    message.subject = finder.black_out(message.subject, mark)
    message.text = finder.black_out(message.text, mark)
    message.html = black_out_html(finder, message.html, mark)
    message.save(update_fields=["subject", "text", "html"])
    sent = OutMail.objects.filter(pk=message.outmail_id)
    came = RawMail.objects.filter(pk=message.raw_id)
    black_out_mail(sent, came, finder=finder)
    ticket.preview = finder.black_out(ticket.preview, mark)
    ticket.save(update_fields=["preview"])
    _finish(ticket, Undo.objects.filter(before__message=message.pk), by)


@action
def black_out_subject(ticket, *, finder, by):
    """Put a mark where the subject of a ticket names the person."""
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    ticket.subject = finder.black_out(ticket.subject, erased_mark())
    ticket.save(update_fields=["subject"])
    _finish(ticket, Undo.objects.none(), by)


@action
def black_out_beside(thing, *, finder, by):
    """Put a mark where what hangs on a ticket (a promise, a question …) names the person."""
    thing = type(thing).objects.select_for_update().get(pk=thing.pk)
    _black_out_columns(thing, finder)
    record(events.BLACKED_OUT, thing.ticket or thing, by=by)


@action
def black_out_collective(collective, *, finder, by):
    """Put a mark where what is known of a collective case names the person."""
    collective = Collective.objects.select_for_update().get(pk=collective.pk)
    _black_out_columns(collective, finder)
    record(events.COLLECTIVE_BLACKED_OUT, collective, by=by)


def _black_out_columns(thing, finder):
    columns = PASSAGES[type_of(type(thing))].columns
    for column in columns:
        longest = type(thing)._meta.get_field(column).max_length
        text = finder.black_out(getattr(thing, column), erased_mark())
        setattr(thing, column, text[:longest])
    thing.save(update_fields=columns)


def _finish(ticket, undos, by):
    undos.delete()
    record(events.BLACKED_OUT, ticket, by=by)
    index_ticket(ticket.pk, whole=True)
