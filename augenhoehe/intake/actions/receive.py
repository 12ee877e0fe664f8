"""A mail of the ledger becomes a ticket or a message, or is shown as what it is."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import SUBJECTS, ref
from augenhoehe.files.actions import attach_all, store_blobs
from augenhoehe.files.store import digest_of
from augenhoehe.intake import events
from augenhoehe.intake.actions.acknowledge import acknowledge_receipt
from augenhoehe.intake.actions.begin_by_sent import begin_by_sent
from augenhoehe.intake.actions.bounce import take_bounce
from augenhoehe.intake.actions.sent_copy import take_sent_copy
from augenhoehe.intake.placement import place
from augenhoehe.intake.sender import sender_of
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.name import note_named
from augenhoehe.mail.actions.store import settle_within
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.mail.queries import is_blocked
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.actions.prove import prove_address
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.facts import Incoming, Origin
from augenhoehe.tickets.models import Message, Ticket

State = RawMail.State


@housekeeping("the ticket's own actions record what came of a mail; the ledger shows the rest")
def receive_mail(prepared, *, house, known, by="mail"):
    """Take in one mail of the ledger; says what it became: new, reply, duplicate, blocked, own."""
    prepared.raw.digest = prepared.digest
    settled = _known_already(prepared, known, by) or _blocked(prepared, house)
    if settled:
        return settled
    if prepared.raw.is_sent_copy:
        return _take_sent(prepared, house, known, by)
    if prepared.classification.kind == "bounce":
        message = take_bounce(prepared, known=known, at=arrived_at(prepared), by=by)
        if message:
            return _done(prepared, known, message, "reply")
    return _take_in(prepared, house, known, by)


def arrived_at(prepared):
    """When it came: as the server or the ledger says; a file tells only its own date."""
    raw = prepared.raw
    if raw.uid is not None:
        return raw.arrived_at or raw.stored_at
    date = prepared.mail.date
    return min(date, raw.stored_at) if date else raw.stored_at


def _known_already(prepared, known, by):
    """The same mail again: once more in its mailbox, in another one, or our own that came back."""
    raw = prepared.raw
    earlier = known.earlier(raw, prepared.digest)
    if earlier:
        same_mailbox = earlier[1] == raw.mailbox_id
        reason = "" if same_mailbox else "duplicate.mailbox"
        subject = tuple(earlier[2:4])
        settle_within(raw, State.DUPLICATE, reason=reason, subject=subject)
        if not same_mailbox and subject[0] is not None:
            _note_other_mailbox(subject, raw, by)
        return "duplicate"
    if prepared.classification.kind == "own_loop" or raw.is_sent_copy:
        own = known.message(prepared.mail.message_id)
        if own or OutMail.objects.filter(message_id=prepared.mail.message_id).exists():
            subject = (MESSAGE, own[0]) if own else None
            settle_within(raw, State.DUPLICATE, reason="duplicate.own", subject=subject)
            return "duplicate"
    return ""


MESSAGE = ref(Message())[0]


def _note_other_mailbox(subject, raw, by):
    ticket = Ticket.objects.filter(messages=subject[1]).first() if subject[0] == MESSAGE else None
    if ticket:
        record(events.ALSO_ARRIVED, ticket, by=by, raw_id=raw.pk)


def _blocked(prepared, house):
    named = (prepared.mail.from_, prepared.mail.sender)
    if any(a and a.email and is_blocked(a.email, house.blocked) for a in named):
        settle_within(prepared.raw, State.BLOCKED, reason="blocked.sender")
        people = (*named, *prepared.mail.to, *prepared.mail.cc)
        note_named(prepared.raw, [one.email for one in people if one])
        return "blocked"
    return ""


def _take_sent(prepared, house, known, by):
    message, outcome, reason = (
        take_sent_copy(prepared, house=house, known=known, by=by),
        "reply",
        "",
    )
    if message is None:
        message, reason = begin_by_sent(prepared, house=house, by=by)
        outcome = "new" if message else "reply"
    if message:
        _attach(message, prepared.files)
    return _done(prepared, known, message, outcome, reason=reason)


def _take_in(prepared, house, known, by):
    sender = sender_of(prepared.mail, house=house, classification=prepared.classification)
    at = arrived_at(prepared)
    placement = place(prepared, sender=sender, known=known, at=at)
    incoming = _incoming(prepared, sender, placement, house)
    if placement.ticket:
        message = receive_message(placement.ticket, incoming=incoming, by=by, is_held=True)
        _attach(message, prepared.files)
        if placement.proves_address:
            prove_address(message.ticket, emails=[sender.email], by=by)
        return _done(prepared, known, message, "reply")
    ticket = open_ticket(incoming, origin=_origin(prepared, sender, placement, house), by=by)
    message = ticket.first_message
    _attach(message, prepared.files)
    refused = acknowledge_receipt(ticket, prepared=prepared, sender=sender, house=house)
    return _done(prepared, known, message, "new", reason=refused)


def _incoming(prepared, sender, placement, house):
    mail, raw = prepared.mail, prepared.raw
    kind = Message.Kind.AUTOMATIC
    if prepared.classification.is_person:
        kind = Message.Kind.SIDE_IN if placement.side_thread else Message.Kind.INCOMING
    mailbox = house.mailbox_for(raw, mail)
    return Incoming(
        at=arrived_at(prepared),
        text=mail.text,
        subject=mail.subject,
        html=mail.html,
        kind=kind,
        contact=sender.contact,
        sender_name=sender.name,
        sender_address=sender.email,
        to=tuple(a.email for a in mail.to if a.email),
        cc=tuple(a.email for a in mail.cc if a.email),
        mailbox_id=mailbox.pk if mailbox else None,
        raw_id=raw.pk,
        message_id=mail.message_id,
        side_thread=placement.side_thread,
        is_doubtful=placement.is_doubtful,
    )


def _origin(prepared, sender, placement, house):
    touchpoint = house.touchpoint_for(prepared.raw, prepared.mail)
    mailbox = house.mailbox_for(prepared.raw, prepared.mail)
    before = placement.follows
    team = before.team if before and before.team.retired_at is None else touchpoint.team
    return Origin(
        team=team,
        touchpoint=touchpoint,
        mailbox_id=mailbox.pk if mailbox else None,
        contact=sender.contact,
        company=sender.company or (before.company if before else None),
        language=sender.contact.language if sender.contact else house.department.language,
        is_history=prepared.raw.is_history,
        is_confidential=bool(before and before.is_confidential) or _answers_confided(prepared),
        names_ticket_id=placement.names_ticket_id,
        follows_id=before.pk if before else None,
    )


def _answers_confided(prepared):
    """Does it answer a mail about something that only few may know of?"""
    kinds = [kind for kind, one in SUBJECTS.items() if one.is_confided]
    answered = prepared.message_ids if kinds else ()
    mails = OutMail.objects.filter(message_id__in=answered, owner_type__in=kinds)
    return bool(answered) and mails.exists()


def _attach(message, files):
    if not files:
        return
    blobs = store_blobs(file.data for file in files)
    attach_all(
        [
            (blobs[digest_of(file.data)], file.name, file.content_type, file.cid, file.is_inline)
            for file in files
        ],
        owner=message,
    )


def _done(prepared, known, message, outcome, *, reason=""):
    subject = (MESSAGE, message.pk) if message else None
    settle_within(prepared.raw, State.DONE, reason=reason, subject=subject)
    if message or not prepared.raw.is_sent_copy:
        known.add(prepared.raw, prepared.digest, message)
    return outcome
