"""Keep the tokens with which a mailbox signs in."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.mail.events import AUTHORISED

FIELDS = ["oauth_access_token", "oauth_refresh_token", "oauth_expires_at"]


@housekeeping("tokens are renewed every hour by themselves")
def keep_tokens(mailbox, *, access, refresh, seconds):
    """Keep a fresh access token, sealed, and the refresh token that came with it."""
    mailbox.oauth_access_token = access
    mailbox.oauth_refresh_token = refresh
    mailbox.oauth_expires_at = timezone.now() + timedelta(seconds=seconds)
    mailbox.save(update_fields=FIELDS)


@action
def note_authorised(mailbox, *, by):
    """A person allowed the mailbox to sign in: what was wrong before is over."""
    mailbox.trouble = mailbox.trouble_detail = ""
    mailbox.trouble_at = None
    mailbox.save(update_fields=["trouble", "trouble_detail", "trouble_at"])
    record(AUTHORISED, mailbox, by=by)
    return mailbox
