"""What concerns keep of a person, and what is forgotten of them with time."""

from itertools import chain

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import Section, forget, passages, personal, unsearched_passages
from augenhoehe.files import queries as files
from augenhoehe.files.models import Attachment
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.queries import named_ids, raw_bytes
from augenhoehe.tickets.actions.black_out import (
    black_out_beside,
    black_out_collective,
    black_out_message,
    black_out_subject,
)
from augenhoehe.tickets.actions.blank import REASON, blank_messages, blank_tickets, drop_undos
from augenhoehe.tickets.models import (
    Collective,
    Consultation,
    ExtraWish,
    Handover,
    Message,
    Notice,
    Promise,
    SideThread,
    Ticket,
)

BATCH = 500
INTERNAL = (Message.Kind.NOTE, Message.Kind.SIDE_IN, Message.Kind.SIDE_OUT)


def _hidden(person):
    """Ids of the concerns that leave no trace for who asks."""
    return person.hidden.get(type_of(Ticket), ())


def _tickets(person):
    return _all_tickets(person).exclude(pk__in=_hidden(person))


def _all_tickets(person):
    return Ticket.objects.filter(contact__in=person.ids).order_by("pk")


def _holds_back(person):
    hidden = _hidden(person)
    own = _all_tickets(person).filter(pk__in=hidden)
    return bool(hidden) and (
        own.exists() or _all_elsewhere(person).filter(ticket__in=hidden).exists()
    )


def _elsewhere(person):
    """Messages from or to the person in other people's concerns."""
    return _all_elsewhere(person).exclude(ticket__in=_hidden(person))


def _all_elsewhere(person):
    senders = ~Q(sender_address="") & Q(sender_address__in=person.emails)
    asked = (
        Q(contact__in=person.ids),
        senders,
        Q(pk__in=named_ids(Message, person.emails)),
        Q(outmail__in=named_ids(OutMail, person.emails)),
    )
    # Each is a question of its own with its index; one with "or" would read every message.
    found = [Message.objects.filter(one).order_by().values_list("pk", flat=True) for one in asked]
    ids = set(chain(*fetch_at_once(*found)))
    return Message.objects.filter(pk__in=ids).exclude(ticket__contact__in=person.ids)


def export(person, box):
    """Concerns, what was said in them, files and mails as they came."""
    tickets = list(_tickets(person).select_related("company"))
    yield Section(
        pgettext("data protection", "Concerns"), [_ticket_row(ticket) for ticket in tickets]
    )
    messages = Message.objects.filter(
        Q(ticket__in=tickets) | Q(pk__in=_elsewhere(person).values("pk"))
    )
    if not person.with_internal:
        messages = messages.exclude(kind__in=INTERNAL)
    said = list(messages.select_related("raw", "raw__blob").order_by("ticket_id", "at", "pk"))
    yield Section(_("What was said"), [_message_row(message) for message in said])
    _put_files(said, box)
    box.held_back |= _holds_back(person)


def _ticket_row(ticket):
    return {
        pgettext("ticket", "Number"): f"#{ticket.pk}",
        pgettext("ticket", "Subject"): ticket.subject,
        pgettext("ticket", "Company"): str(ticket.company or ""),
        pgettext("ticket", "Opened"): ticket.opened_at,
        pgettext("ticket", "State"): ticket.get_state_display(),
    }


def _message_row(message):
    return {
        pgettext("ticket", "Number"): f"#{message.ticket_id}",
        pgettext("message", "When"): message.at,
        pgettext("message", "Way"): message.get_kind_display(),
        pgettext("message", "From"): message.sender_address or message.sender_name,
        pgettext("message", "To"): ", ".join(message.to),
        pgettext("message", "Subject"): message.subject,
        pgettext("message", "Text"): message.text,
        pgettext("message", "Sounded"): message.get_mood_display() or "",
    }


def _put_files(messages, box):
    links = files.attachments_by_owner(messages)
    for message in messages:
        for link in links[message.pk]:
            name = f"{message.ticket_id}-{link.name}"
            box.put(name, lambda link=link: files.read(link.blob))
        if message.raw and (message.raw.body is not None or message.raw.blob_id):
            box.put(f"{message.ticket_id}-{message.pk}.eml", lambda m=message: raw_bytes(m.raw))


def preview(person):
    """Concerns and messages that lose names and texts; they stay counted."""
    yield _("concerns that stay without texts and names"), _tickets(person)
    inside = Message.objects.filter(ticket__in=_tickets(person))
    yield _("messages in them"), inside
    yield _("messages in other concerns"), _elsewhere(person)


def erase(erasure, *, by):
    """Blank the person's concerns, and what they said in others."""
    person = erasure.person
    erasure.held_back |= _holds_back(person)
    ids = list(_tickets(person).values_list("pk", flat=True))
    elsewhere = list(_elsewhere(person).values_list("pk", flat=True))
    erasure.blob_ids |= blank_tickets(ids)
    erasure.blob_ids |= blank_messages(Message.objects.filter(pk__in=elsewhere))
    _blank_side_threads(person)
    drop_undos([*person.emails, *person.names])
    erasure.note("tickets", len(ids))
    erasure.note("messages_elsewhere", len(elsewhere))


@housekeeping(REASON)
def _blank_side_threads(person):
    threads = SideThread.objects.filter(address__in=person.emails)
    threads.exclude(ticket__in=_hidden(person)).update(address="", title="")


def _old(before):
    """Closed concerns that still say something; only they have a status page or a preview."""
    old = Ticket.objects.filter(closed_at__lt=before, is_live=False)
    return old.exclude(status_key="", preview="").order_by("pk")


def count_tickets(before):
    """Concerns closed before this moment that still have their texts."""
    return _old(before).count()


@housekeeping(REASON)
def remove_tickets(before, *, by):
    """Blank one batch of them, and let go of the contact; company and dates stay."""
    ids = list(_old(before).values_list("pk", flat=True)[:BATCH])
    blank_tickets(ids)
    Ticket.objects.filter(pk__in=ids).update(contact=None)
    Message.objects.filter(ticket__in=ids).update(contact=None)
    return len(ids)


def _old_files(before):
    old = Message.objects.filter(ticket__closed_at__lt=before, ticket__is_live=False)
    return Attachment.objects.filter(owner_type=type_of(Message), owner_id__in=old.values("pk"))


def count_files(before):
    """Attachments of concerns closed before this moment."""
    return _old_files(before).count()


@housekeeping(REASON)
def remove_files(before, *, by):
    """End one batch of them; the bytes go with the last link."""
    ids = list(_old_files(before).values_list("pk", flat=True)[:BATCH])
    return Attachment.objects.filter(pk__in=ids).delete()[0]


passages(
    Message,
    texts=lambda message: [message.subject, message.text, html_to_text(message.html)],
    black_out=black_out_message,
)
for model, columns in {
    Promise: ("text", "withdrawn_reason"),
    Handover: ("sentence", "exhausted", "wanted", "answer", "agreed", "needed_note"),
    Consultation: ("question", "answer"),
    Notice: ("text", "answer"),
    ExtraWish: ("text",),
}.items():
    unsearched_passages(model, *columns, black_out=black_out_beside)
unsearched_passages(Collective, "title", "cause", black_out=black_out_collective)
passages(Ticket, texts=lambda ticket: [ticket.subject], black_out=black_out_subject)
personal(
    "tickets",
    title=pgettext_lazy("data protection", "Concerns"),
    export=export,
    preview=preview,
    erase=erase,
    order=20,
)
forget(
    "tickets.closed",
    title=gettext_lazy("Closed concerns"),
    hint=gettext_lazy("Texts, names and files, counted from the day they were closed."),
    count=count_tickets,
    remove=remove_tickets,
)
forget(
    "tickets.files",
    title=pgettext_lazy("data protection", "Attachments"),
    hint=gettext_lazy("Files of closed concerns; the texts stay."),
    count=count_files,
    remove=remove_files,
)
