"""Set up a mailbox, change it, switch it on and off."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.ask import ask_to_read
from augenhoehe.mail.events import CONNECTED, PAUSED
from augenhoehe.mail.models import Mailbox

# Whoever changes where secrets are sent must know them: otherwise they could be sent anywhere.
PLACES = ("imap_host", "imap_port", "smtp_host", "smtp_port", "username", "auth")
CONSENT = (*PLACES, "oauth_client_id", "oauth_tenant")
SECRETS = ("password", "oauth_client_secret")


@action
def save_mailbox(mailbox, *, values, by):
    """Save a mailbox (None makes a new one); secrets that are left empty stay as they are."""
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk) if mailbox else Mailbox()
    before = {name: getattr(mailbox, name) for name in CONSENT}
    for name, value in values.items():
        if name not in SECRETS or value:
            setattr(mailbox, name, value)
    changed = {name for name, value in before.items() if getattr(mailbox, name) != value}
    if mailbox.pk:
        _forget_secrets(mailbox, changed, values)
    mailbox.save()
    record(CONNECTED, mailbox, by=by)
    return mailbox


def _forget_secrets(mailbox, changed, values):
    if changed & set(PLACES) and not values.get("password"):
        mailbox.password = ""
    if changed:
        mailbox.oauth_refresh_token = mailbox.oauth_access_token = ""
        mailbox.oauth_expires_at = None
        mailbox.probe, mailbox.trouble, mailbox.trouble_detail = {}, "", ""


@action
def switch_mailbox(mailbox, *, on, by):
    """Begin or stop reading and sending; begun only with a start day for reading."""
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    if on and mailbox.imap_host and mailbox.starts_on is None:
        raise Refused(
            _("Please say from which day on mails are concerns; older ones become history."),
            code="mailbox.no_start_day",
        )
    mailbox.is_active = on
    mailbox.save(update_fields=["is_active"])
    record(PAUSED, mailbox, by=by, on=on)
    if mailbox.receives:
        ask_to_read(mailbox.pk)
    return mailbox
