"""What is said in a story: mails, calls, notes, and the mails that carried it."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.html import escape, linebreaks
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.intake.actions.acknowledge import span_in_words
from augenhoehe.kernel.mailtext.ids import make_message_id
from augenhoehe.kernel.mailtext.placeholders import fill
from augenhoehe.mail.models import OutMail
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import show_newest
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.models import Message, SideThread, State
from augenhoehe.transfer.demo.texts import load

UNDO = timedelta(seconds=15)


def _lay(story, message):
    story.at = message.at
    return story.world.book.add(message)


def _new_id(story, domain):
    token = f"{story.world.rng.getrandbits(96):024x}"
    return make_message_id(domain, token)


def receive(story, text, *, at, kind=Message.Kind.INCOMING, **more):
    """The customer wrote or rang; who wrote before an answer came is a chaser."""
    ticket, person = story.ticket, story.writer.person
    story.pass_time(at)
    is_mail = kind != Message.Kind.CALL
    message_id = _new_id(story, person["email"].rpartition("@")[2]) if is_mail else ""
    message = Message(
        ticket=ticket, kind=kind, at=at, contact=story.writer.contact, subject=ticket.subject,
        sender_name=person["name"], sender_address=person["email"] if is_mail else "",
        to=[_address(story)] if is_mail else [], mailbox=mailbox_of(story) if is_mail else None,
        text=text, message_id=message_id, message_key=message_key(message_id), **more,
    )  # fmt: skip
    _lay(story, message)
    show_newest(ticket, message)
    if is_mail:
        story.mail_ids.append(message_id)
    return message


def write_again(story, text, *, at):
    """The customer writes again: the clock runs, a solved concern opens again."""
    message = receive(story, text, at=at)
    ticket = story.ticket
    chaser = ticket.unanswered_since is not None
    ticket.chaser_count += chaser
    ticket.chased_count += chaser
    ticket.unanswered_since = ticket.unanswered_since or at
    story.move("customer_writes", at=at)
    story.record(events.RECEIVED, by="mail", at=at, message_id=message, chaser=chaser)
    return message


def answer_by_machine(story, text, *, at, is_bounce=False):
    """A machine answers: it moves no state and no clock."""
    message = receive(story, text, at=at, kind=Message.Kind.AUTOMATIC, is_bounce=is_bounce)
    story.record(events.RECEIVED, by="mail", at=at, message_id=message, chaser=False)


def reply(story, text, *, at, signed=True):
    """A colleague answers the customer by mail."""
    story.pass_time(at)
    ticket = story.ticket
    closing = load("extras")["closing"][ticket.language]
    message = _outgoing(story, f"{text}\n\n{closing}" if signed else text, at)
    show_newest(ticket, message)
    ticket.unanswered_since, ticket.chaser_count = None, 0
    ticket.first_response_at = ticket.first_response_at or at
    if ticket.state in (State.SOLVED, State.CLOSED):
        story.move("reopen", at=at)
        story.record(events.REOPENED, by=story.by, at=at)
    story.set_deadlines()
    story.record(events.REPLIED, by=story.by, at=at, message_id=message)
    return message


def call(story, text, *, at):
    """A colleague rings the customer."""
    story.pass_time(at)
    ticket = story.ticket
    message = _own(story, Message.Kind.CALL, text, at)
    message.heard_by = story.by
    _lay(story, message)
    show_newest(ticket, message)
    ticket.unanswered_since = None
    ticket.first_response_at = ticket.first_response_at or at
    story.set_deadlines()
    story.record(events.CALLED, by=story.by, at=at, message_id=message)
    return message


def note(story, text, *, at):
    """Something among ourselves."""
    story.pass_time(at)
    message = _own(story, Message.Kind.NOTE, text, at)
    message.html = linebreaks(escape(text))
    _lay(story, message)
    story.ticket.message_count += 1
    story.record(events.NOTED, by=story.by, at=at, message_id=message)
    return message


def forward(story, text, *, at, address):
    """A third party is asked; what it answers comes back into a side thread."""
    ticket = story.ticket
    thread = SideThread(
        ticket=ticket, address=address, title=ticket.subject[:160], started_at=at,
        started_by=story.by,
    )  # fmt: skip
    story.thread = story.world.book.add(thread)
    message = _outgoing(story, text, at, kind=Message.Kind.SIDE_OUT, to=address)
    message.side_thread = thread
    ticket.message_count += 1
    story.record(events.FORWARDED, by=story.by, at=at, message_id=message)


def answer_by_third(story, text, *, at):
    """A third party answers."""
    address = story.thread.address
    story.pass_time(at)
    message_id = _new_id(story, address.rpartition("@")[2])
    message = Message(
        ticket=story.ticket, kind=Message.Kind.SIDE_IN, at=at, sender_name=address,
        sender_address=address, to=[_address(story)], subject=story.ticket.subject, text=text,
        side_thread=story.thread, message_id=message_id, message_key=message_key(message_id),
        mailbox=mailbox_of(story),
    )  # fmt: skip
    _lay(story, message)
    show_newest(story.ticket, message)
    story.move("third_writes", at=at)
    story.record(events.RECEIVED, by="mail", at=at, message_id=message, chaser=False)


def acknowledge(story, *, at):
    """Our machine says that the mail arrived, with the promise of the service."""
    ticket = story.ticket
    with override(ticket.language):
        text = _receipt(story)
        subject = _("We have your message [#%(number)s]") % {"number": ticket.pk}
    message = Message(
        ticket=ticket, kind=Message.Kind.AUTOMATIC, at=at, to=[story.writer.person["email"]],
        subject=subject, text=text, html=linebreaks(escape(text)), is_acknowledgement=True,
        mailbox=mailbox_of(story),
    )  # fmt: skip
    _carry(story, message, ticket.team.name)
    _lay(story, message)
    ticket.message_count += 1


def _receipt(story):
    ticket = story.ticket
    due = localtime(ticket.response_due_at)
    minutes = story.world.house.policies[ticket.team.pk, ticket.priority].response_minutes
    promise = _("You will have an answer within %(span)s, by %(day)s at %(time)s.") % {
        "span": span_in_words(minutes),
        "day": date_format(due, _("l, j F")),
        "time": due.strftime("%H:%M"),
    }
    own = getattr(ticket.team, f"acknowledgement_{ticket.language}")
    return fill(own, {"number": str(ticket.pk), "promise": promise})


def _own(story, kind, text, at):
    return Message(
        ticket=story.ticket, kind=kind, at=at, author=story.by, contact=None,
        sender_name=story.by.name, text=text,
    )  # fmt: skip


def _outgoing(story, text, at, kind=Message.Kind.OUTGOING, to=None):
    ticket = story.ticket
    subject = f"Re: {ticket.subject} [#{ticket.pk}]" if to is None else ticket.subject
    message = _own(story, kind, text, at)
    message.to, message.subject = [to or story.writer.person["email"]], subject[:255]
    message.html, message.mailbox = linebreaks(escape(text)), mailbox_of(story)
    _carry(story, message, f"{story.by.name}, {ticket.team.name}")
    return _lay(story, message)


def _carry(story, message, sender_name):
    """The mail of a message: sent long ago, or held, because a demo sends nothing."""
    domain = load("people")["house"]["domain"]
    message.message_id = _new_id(story, domain)
    message.message_key = message_key(message.message_id)
    held = message.at > story.world.held_since
    signature = _signature(story, message)
    mail = OutMail(
        mailbox=message.mailbox, message_id=message.message_id, sender_name=sender_name[:120],
        to=message.to, to_first=message.to[0], subject=message.subject,
        text=f"{message.text}\n{signature}".strip(),
        html=message.html + linebreaks(escape(signature)), is_automatic=message.author is None,
        state=OutMail.State.HELD if held else OutMail.State.SENT,
        reason="held.demo" if held else "", written_at=message.at, due_at=message.at + UNDO,
        sent_at=None if held else message.at + 2 * UNDO, attempts=0 if held else 1,
        in_reply_to=story.mail_ids[-1] if story.mail_ids else "",
        references=" ".join(story.mail_ids[-5:]),
    )  # fmt: skip
    mail.ticket = story.ticket
    message.outmail = story.world.book.add(mail)
    story.mail_ids.append(message.message_id)


def _signature(story, message):
    if message.author is None:
        return ""
    team = story.ticket.team
    return f"{message.author.name}\n{getattr(team, f'signature_{story.ticket.language}')}"


def mailbox_of(story):
    """The mailbox of the team whose concern it is."""
    return story.world.house.mailboxes[story.team_key]


def _address(story):
    return mailbox_of(story).address
