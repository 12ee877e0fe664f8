"""Invitations that should no longer be answered are taken back, and end with time."""

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.withdraw import withdraw_mail
from augenhoehe.mail.models import OutMail
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Invitation

LIVE = (Invitation.State.WAITING, Invitation.State.SENT)


@action
def withdraw_invitations(ticket, *, by):
    """A concern that is worked on again is not asked about; mails that still wait do not leave."""
    rows = list(Invitation.objects.select_for_update().filter(ticket=ticket, state__in=LIVE))
    for one in rows:
        one.state, one.withdrawn_at = Invitation.State.WITHDRAWN, timezone.now()
        one.save(update_fields=["state", "withdrawn_at"])
        _stop_mails(one, by)
    if rows:
        record(events.WITHDRAWN, ticket, by=by, count=len(rows))
    return len(rows)


def _stop_mails(invitation, by):
    owner_type, owner_id = ref(invitation)
    waiting = (OutMail.State.WAITING, OutMail.State.HELD)
    mails = OutMail.objects.filter(owner_type=owner_type, owner_id=owner_id, state__in=waiting)
    for mail in mails:
        withdraw_mail(mail, by=by)


@housekeeping("that the days to answer are over follows from the date of sending")
def expire_invitations(*, now=None):
    """What was sent and not answered ends with its window; anonymous ones always look so."""
    out = Invitation.objects.filter(state=Invitation.State.SENT)
    return out.filter(expires_at__lt=now or timezone.now()).update(state=Invitation.State.EXPIRED)
