"""Django's own mails (reset, invitation) go through the outbox like every other."""

from django.core.mail.backends.base import BaseEmailBackend

from augenhoehe.mail.actions.write import Letter, why_held, write_mail
from augenhoehe.mail.queries import sending_mailbox
from augenhoehe.mail.reasons import sentence


class OutboxBackend(BaseEmailBackend):
    """Writes a row for each message; the worker sends it. Such mails carry links that sign in."""

    def why_held(self):
        """Why a mail could not leave now, as a sentence; empty when it would."""
        code = why_held(sending_mailbox())
        return sentence(code) if code else ""

    def send_messages(self, email_messages):
        for message in email_messages:
            write_mail(_letter(message), by="system")
        return len(email_messages)


def _letter(message):
    html = (a.content for a in getattr(message, "alternatives", ()) if a.mimetype == "text/html")
    return Letter(
        to=tuple(message.to),
        cc=tuple(message.cc),
        bcc=tuple(message.bcc),
        subject=message.subject,
        text=message.body,
        html=next(html, ""),
        is_secret=True,
    )
