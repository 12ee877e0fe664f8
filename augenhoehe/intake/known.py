"""What is known already of a group of mails: three queries a group, kept up as it is taken in."""

from dataclasses import dataclass, field

from augenhoehe.mail.models import RawMail
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.models import Message, Ticket

AT_ONCE = 400


@dataclass
class Known:
    """Digests of the ledger, messages by key, tickets by id, which are held."""

    digests: dict = field(default_factory=dict)
    messages: dict = field(default_factory=dict)
    tickets: dict = field(default_factory=dict)

    def earlier(self, raw, digest):
        """An earlier ledger row of the same mail: in the same mailbox first, else in another."""
        rows = self.digests.get(digest, ())
        same = next((row for row in rows if row[1] == raw.mailbox_id), None)
        return same or next(iter(rows), None)

    def message(self, message_id):
        """The message with this Message-ID: (id, ticket id, kind, side thread id), or None."""
        return self.messages.get(message_key(message_id)) if message_id else None

    def ticket(self, ticket_id):
        """A ticket by its number, merged ones lead to their target; None if there is none."""
        ticket = self._ticket(ticket_id)
        while ticket and ticket.merged_into_id:
            ticket = self._ticket(ticket.merged_into_id)
        return ticket

    def forget_tickets(self):
        """What was changed in memory was taken back in the database."""
        self.tickets.clear()

    def _ticket(self, ticket_id):
        if ticket_id not in self.tickets:
            self.tickets[ticket_id] = _held([ticket_id]).first()
        return self.tickets[ticket_id]

    def add(self, raw, digest, message=None):
        """Remember what was just taken in, for the mails that follow in the group."""
        row = (raw.pk, raw.mailbox_id, raw.subject_type, raw.subject_id)
        self.digests.setdefault(digest, []).append(row)
        if message is not None:
            self.tickets.pop(message.ticket_id, None)
            found = (message.pk, message.ticket_id, message.kind, message.side_thread_id)
            self.messages.setdefault(message.message_key, found)


def load_known(prepared):
    """What the ledger and the tickets know of these prepared mails."""
    known = Known()
    own = {one.raw.pk for one in prepared}
    for row in _in_parts(_ledger, {one.digest for one in prepared}):
        if row[1] not in own:
            known.digests.setdefault(row[0], []).append(row[1:])
    keys = {message_key(value) for one in prepared for value in one.message_ids}
    for key, *found in _in_parts(_messages, keys - {""}):
        known.messages.setdefault(key, tuple(found))
    ids = {found[1] for found in known.messages.values()}
    ids |= {c.ticket_id for one in prepared for c in one.candidates if c.ticket_id}
    for ticket in _in_parts(_held, ids):
        known.tickets[ticket.pk] = ticket
    return known


def _held(ids):
    """Tickets as they are, until this transaction ends; always in one order, against deadlocks."""
    return Ticket.objects.select_for_update().filter(pk__in=ids).order_by("pk")


def _ledger(digests):
    # A blocked or quarantined mail sent again is judged again; a copy of what was sent that became
    # nothing does not stand for the same mail where it arrives.
    rows = RawMail.objects.filter(digest__in=digests, state=RawMail.State.DONE).order_by("pk")
    rows = rows.exclude(is_sent_copy=True, subject_id=None)
    return rows.values_list("digest", "pk", "mailbox_id", "subject_type", "subject_id")


def _messages(keys):
    rows = Message.objects.filter(message_key__in=keys).order_by("pk")
    return rows.values_list("message_key", "pk", "ticket_id", "kind", "side_thread_id")


def _in_parts(ask, values):
    values = list(values)
    for start in range(0, len(values), AT_ONCE):
        yield from ask(values[start : start + AT_ONCE])
