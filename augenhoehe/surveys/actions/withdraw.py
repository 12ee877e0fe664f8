"""Invitations that should no longer be answered are taken back, and end with time."""

from django.db.models import F, Q
from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.withdraw import withdraw_mail
from augenhoehe.mail.models import OutMail
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Audience, Invitation, Survey
from augenhoehe.tickets.models import State, Ticket

AT_ONCE = 200
LIVE = (Invitation.State.WAITING, Invitation.State.SENT)


@action
def withdraw_invitations(ticket, *, by):
    """A concern that is worked on again is not asked about; mails that still wait do not leave."""
    return _withdraw(Invitation.objects.filter(ticket=ticket), ticket, by)


@action
def withdraw_of_complaint(complaint, *, by):
    """A complaint that is taken up again is not asked about; mails that still wait do not leave."""
    return _withdraw(Invitation.objects.filter(complaint=complaint), complaint, by)


@action
def withdraw_outdated(ticket, *, by):
    """Take back what asks about a solution that did not last; a question to the next one stays."""
    asked = Invitation.objects.filter(ticket=ticket)
    if ticket.state in (State.SOLVED, State.CLOSED):
        asked = asked.filter(round__lt=ticket.reopened_count)
    return _withdraw(asked, ticket, by)


def _withdraw(asked, about, by):
    rows = list(asked.filter(state__in=LIVE).select_for_update())
    for one in rows:
        one.state, one.withdrawn_at = Invitation.State.WITHDRAWN, timezone.now()
        one.save(update_fields=["state", "withdrawn_at"])
        _stop_mails(one, by)
    if rows:
        record(events.WITHDRAWN, about, by=by, count=len(rows))
    return len(rows)


def withdraw_reopened(*, by):
    """Take back what asks about concerns that a customer's mail has opened again."""
    running = Survey.objects.filter(state=Survey.State.RUNNING, audience=Audience.SOLUTION)
    live = Invitation.objects.filter(survey__in=running, state__in=LIVE)
    over = Q(ticket__state__in=(State.SOLVED, State.CLOSED))
    again = live.filter(~over | Q(ticket__reopened_count__gt=F("round")), ticket__isnull=False)
    for ticket in Ticket.objects.filter(pk__in=again.values("ticket_id"))[:AT_ONCE]:
        withdraw_outdated(ticket, by=by)


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
