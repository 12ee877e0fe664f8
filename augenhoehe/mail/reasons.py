"""Codes that rows carry, as sentences for people: what happened, what was kept, what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    # mailboxes
    "connect.failed": _("The mail server cannot be reached. Please check name and port."),
    "connect.tls": _("The connection is not encrypted safely, so nothing was sent over it."),
    "connect.lost": _("The connection was lost. It is tried again by itself."),
    "signin.refused": _("The mail server refused the sign-in. Please check user and password."),
    "oauth.refused": _("The provider no longer accepts the sign-in. Please connect it again."),
    "oauth.failed": _("The provider's sign-in cannot be reached. It is tried again by itself."),
    "oauth.missing": _("The mailbox is not connected yet. Please follow the sign-in link."),
    "secret.unreadable": _("The stored password cannot be opened. Please enter it again."),
    "folder.missing": _("The folder does not exist in the mailbox. Please check its name."),
    "disk.full": _("The disk is full. Nothing was marked as read; mails wait in the mailbox."),
    "mailbox.error": _("Reading the mailbox failed. It is tried again by itself."),
    "probe.not_seen": _(
        "The test mail was sent and did not arrive in time. Please look into the spam folder."
    ),
    # outgoing
    "held.demo": _("The demo never sends mail."),
    "held.no_mailbox": _("No mailbox is set up that can send. The mail is kept here."),
    "send.later": _("The mail server asked us to try later. It is tried again by itself."),
    "send.unreachable": _("The mail server was not reached. It is tried again by itself."),
    "send.refused": _("The mail server refused the mail for good."),
    "send.recipients": _("The mail server refused some of the recipients."),
    "send.given_up": _("The mail server did not take the mail in two days."),
    "send.unclear": _(
        "The connection broke while the mail was handed over. Nobody knows whether it arrived,"
        " therefore it is not sent again by itself."
    ),
    "send.broken": _("The mail cannot be written as it is. Please write it anew."),
    "send.file_missing": _("An attached file is no longer there. Please write the mail anew."),
    "send.bounced": _("The mail came back."),
}


STEPS = {
    "read.sign_in": _("Sign in for reading"),
    "read.folder": _("Open the folder"),
    "read.sent_folder": _("Open the sent folder"),
    "send.mail": _("Send a mail to itself"),
    "arrives": _("See it arrive"),
}


def steps_in_words(steps):
    """[(step in words, is it fine?, sentence)] of what a test found."""
    return [
        (STEPS.get(step, step), not code, sentence(code, detail) if code else "")
        for step, code, detail in steps
    ]


def sentence(code, detail=""):
    """The sentence for a code, with what the other side said in quotes behind it."""
    text = str(REASONS.get(code, code))
    return f"{text} ({detail})" if detail else text
