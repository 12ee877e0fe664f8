"""Mailboxes and letters for tests."""

from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.mail.models import Mailbox
from augenhoehe.people.models import Touchpoint


def make_mailbox(team, address="support@haus.example", **more):
    """An active mailbox of a team; without hosts it neither reads nor sends."""
    touchpoint, _new = Touchpoint.objects.get_or_create(
        team=team, kind="mail", defaults={"name": f"{team} E-Mail"}
    )
    given = {"name": "Support", "is_active": True, "imap_port": 143, "smtp_port": 25, **more}
    return Mailbox.objects.create(address=address, touchpoint=touchpoint, **given)


def sending_through(team, sink, **more):
    """A mailbox that sends to a Sink."""
    return make_mailbox(team, smtp_host="127.0.0.1", smtp_port=sink.port, **more)


def write(to="kundin@firma.example", **more):
    """A mail in the outbox."""
    given = {"subject": "Ihre Frage", "html": "<p>Guten Tag</p>", **more}
    return write_mail(Letter(to=(to,), **given), by="system")
