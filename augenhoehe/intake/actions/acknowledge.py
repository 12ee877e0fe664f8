"""We say that a mail arrived: with the promise in service hours, and none of the sender's words."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.kernel.mailtext.placeholders import fill
from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.mail.limits import exceeded
from augenhoehe.servicelevels.queries import policy_for
from augenhoehe.tickets.keys import message_key
from augenhoehe.tickets.letters import status_html
from augenhoehe.tickets.models import Message, Ticket


def acknowledge_receipt(ticket, *, prepared, sender, house):
    """Write an acknowledgement, or say by a code of `reasons.py` why none was written."""
    refused = _why_not(ticket, prepared, sender, house)
    if not refused:
        mailbox = house.mailbox_for(prepared.raw, prepared.mail)
        send_receipt(ticket, _letter(ticket, prepared.mail, sender, mailbox), by="mail")
    return refused


@housekeeping("the ticket was just opened, and the mail shows itself in it")
def send_receipt(ticket, letter, *, by):
    """Write the acknowledgement and lay it into its ticket, so that an answer to it comes there."""
    outmail = write_mail(letter, by=by)
    Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.AUTOMATIC,
        at=outmail.written_at,
        to=list(letter.to),
        subject=outmail.subject,
        text=outmail.text,
        html=outmail.html,
        mailbox_id=outmail.mailbox_id,
        outmail=outmail,
        message_id=outmail.message_id,
        message_key=message_key(outmail.message_id),
        is_acknowledgement=True,
    )
    Ticket.objects.filter(pk=ticket.pk).update(message_count=ticket.message_count + 1)


def _why_not(ticket, prepared, sender, house):
    """The first reason against; the caps are asked last, they cost a query."""
    mailbox = house.mailbox_for(prepared.raw, prepared.mail)
    reasons = (
        ("ack.history", ticket.is_history),
        ("ack.file", prepared.raw.uid is None),
        ("ack.team", not ticket.team.acknowledges),
        ("ack.machine", not prepared.classification.may_be_answered_automatically),
        ("ack.own", not sender.email or sender.email in house.by_address),
        ("ack.refuted", sender.is_refuted),
        ("ack.mailbox", mailbox is None or not mailbox.sends),
    )
    found = next((code for code, applies in reasons if applies), "")
    if found:
        return found
    cap = exceeded(sender.email, owner=ref(ticket), now=timezone.now())
    return f"ack.cap_{cap}" if cap else ""


def _letter(ticket, mail, sender, mailbox):
    with override(ticket.language):
        text = receipt_text(ticket)
        return Letter(
            to=(sender.email,),
            subject=_("We have your message [#%(number)s]") % {"number": ticket.pk},
            html=linebreaks(escape(text)) + status_html(ticket),
            owner=ticket,
            mailbox=mailbox,
            sender_name=ticket.team.name,
            in_reply_to=mail.message_id,
            references=(mail.message_id,),
            reply_for=(ticket.pk, ticket.contact_id or 0),
            is_automatic=True,
        )


def receipt_text(ticket):
    """The team's own words with {{number}} and {{promise}}, else ours."""
    team, values = ticket.team, {"number": str(ticket.pk), "promise": promise_of(ticket)}
    own = getattr(team, f"acknowledgement_{ticket.language}", "")
    if own:
        return fill(own, values)
    signature = getattr(team, f"signature_{ticket.language}", "") or team.name
    parts = [
        _("Good day,"),
        _("your message has arrived and has the number %(number)s.") % values,
        values["promise"],
        _("If you have something to add, simply reply to this mail."),
        signature,
    ]
    return "\n\n".join(part for part in parts if part)


def promise_of(ticket):
    """By when we answer, in service hours and as a moment; empty where nothing is promised."""
    policy = policy_for(ticket.team_id, ticket.priority)
    if policy is None or not policy.response_minutes or ticket.response_due_at is None:
        return ""
    due = timezone.localtime(ticket.response_due_at)
    return _("You will have an answer within %(span)s, by %(day)s at %(time)s.") % {
        "span": span_in_words(policy.response_minutes),
        "day": date_format(due, _("l, j F")),
        "time": due.strftime("%H:%M"),
    }


def span_in_words(minutes):
    """A span of service time as one says it."""
    if minutes % 60 == 0:
        hours = minutes // 60
        return ngettext("%(n)s service hour", "%(n)s service hours", hours) % {"n": hours}
    return ngettext("%(n)s service minute", "%(n)s service minutes", minutes) % {"n": minutes}
