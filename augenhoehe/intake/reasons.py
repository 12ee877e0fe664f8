"""Codes of the ledger as sentences for people."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "mail.empty": _("The mail is empty."),
    "mail.no_headers": _("This is no mail: it has no headers."),
    "mail.error": _("Reading the mail failed. The mail is kept as it came."),
    "duplicate.mailbox": _("The same mail came to another of our mailboxes first."),
    "duplicate.own": _("This is a mail of our own that came back."),
    "blocked.sender": _("The sender is on the block list."),
    "spam.by_hand": _("A colleague marked it as spam."),
    "sent.no_ticket": _("A sent mail that answers none of the concerns here."),
    "sent.internal": _("A sent mail that stayed in the house."),
    "sent.nobody": _("A sent mail that shows no person outside as recipient."),
    "sent.many": _("A sent mail to many at once."),
    "sent.machine": _("A sent mail that a machine wrote, or to a list."),
    "ack.history": _("No acknowledgement: the mail is older than the start day."),
    "ack.file": _("No acknowledgement: the mail came from a file."),
    "ack.team": _("No acknowledgement: the team sends none."),
    "ack.machine": _("No acknowledgement: a machine or a list wrote it."),
    "ack.own": _("No acknowledgement: the sender is nobody or one of our own addresses."),
    "ack.refuted": _("No acknowledgement: the mail server found that the sender is forged."),
    "ack.mailbox": _("No acknowledgement: no mailbox can send."),
    "ack.cap_owner": _("No acknowledgement: too many automatic mails in this concern."),
    "ack.cap_address": _("No acknowledgement: too many automatic mails to this address."),
    "ack.cap_system": _("No acknowledgement: too many automatic mails in all."),
}


def sentence(code, detail=""):
    """The sentence for a code, with the technical detail behind it."""
    text = str(REASONS.get(code, code))
    return f"{text} ({detail})" if detail else text
