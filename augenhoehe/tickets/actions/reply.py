"""The customer gets an answer."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.files.actions.attach import move_attachments
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import clean_html, html_to_text
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.actions.undo import keep_undo
from augenhoehe.tickets.actions.wait import wait_for_customer
from augenhoehe.tickets.arriving import LIST_FIELDS, ask_for_index, show_newest
from augenhoehe.tickets.facts import Onward
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.letters import attachments_of, letter_for, reply_subject
from augenhoehe.tickets.models import Message, SolutionUse, State, Ticket
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, move, set_next_due

ONWARD = Onward()


@action
def send_reply(ticket, *, written, by, onward=ONWARD, draft=None):
    """Answer the customer; the mail leaves after 15 seconds unless it is taken back.

    `onward`: a promise given with it, waiting or solving after it, whether it reopens. `draft`:
    whose attachments go along, and which ends here.
    """
    ticket = locked(ticket)
    before = picture_of(ticket)
    _check(ticket, written)
    message = _message(ticket, written, by)
    _send(ticket, message, written, by, draft)
    _answered(ticket, message, onward, by)
    record(events.REPLIED, ticket, by=by, message_id=message.pk)
    used = _use_solutions(ticket, message, written.solution_ids)
    kept = {"ticket": before, "promise": _go_on(ticket, onward, by), "uses": used}
    if written.waits:
        keep_sent(message, kept, by=by)
    ask_for_index(ticket)
    return message


def keep_sent(message, kept, *, by):
    """Keep what sending changed, and how the ticket looks after it, for fifteen seconds."""
    after = picture_of(Ticket.objects.get(pk=message.ticket_id))
    before = {"message": message.pk, "after": after, **kept}
    keep_undo(by, verb="send", before=before)


def _check(ticket, written):
    if not html_to_text(written.html).strip():
        raise Refused(_("The reply is empty."), code="reply.empty")
    newest = ticket.messages.order_by("-id").values_list("pk", flat=True).first() or 0
    if written.seen_id and newest > written.seen_id:
        raise Refused(
            _("Something new came in while you were writing. Nothing was sent; please look first."),
            code="reply.stale",
        )


def _message(ticket, written, by):
    html = clean_html(written.html).html
    return Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.OUTGOING,
        at=timezone.now(),
        author=by,
        sender_name=by.name,
        to=list(written.to),
        cc=list(written.cc),
        bcc=list(written.bcc),
        subject=reply_subject(ticket, written)[:255],
        text=html_to_text(html),
        html=html,
        mailbox_id=ticket.mailbox_id,
    )


def _send(ticket, message, written, by, draft):
    files = attachments_of(ref(draft)) if draft else []
    outmail = write_mail(letter_for(ticket, written, by=by, attachments=files), by=by)
    message.outmail = outmail
    message.message_id, message.message_key = outmail.message_id, message_key(outmail.message_id)
    message.save(update_fields=["outmail", "message_id", "message_key"])
    if draft:
        move_attachments(source=draft, to=message)
        draft.delete()


def _answered(ticket, message, onward, by):
    show_newest(ticket, message)
    ticket.unanswered_since, ticket.chaser_count = None, 0
    ticket.first_response_at = ticket.first_response_at or message.at
    if onward.reopens and ticket.state in (State.SOLVED, State.CLOSED):
        move(ticket, "reopen", at=message.at)
        record(events.REOPENED, ticket, by=by)
    set_next_due(ticket)
    ticket.save(update_fields=[*LIST_FIELDS, *STATE_FIELDS])


def _use_solutions(ticket, message, solution_ids):
    known = set(ticket.solution_uses.values_list("solution_id", flat=True))
    there = Solution.objects.filter(pk__in=solution_ids).values_list("pk", flat=True)
    new = [
        SolutionUse(ticket=ticket, solution_id=pk, message=message, used_at=message.at)
        for pk in there
        if pk not in known
    ]
    SolutionUse.objects.bulk_create(new)
    return [use.solution_id for use in new]


def _go_on(ticket, onward, by):
    """What follows the reply; the id of the promise that was given, if any."""
    given = None
    if onward.promise:
        text, due_at = onward.promise
        given = give_promise(ticket, text=text, due_at=due_at, by=by).pk
    if onward.then == "wait":
        wait_for_customer(ticket, by=by)
    elif onward.then == "solve":
        solve_ticket(ticket, outcome=onward.outcome, by=by)
    return given
