"""A clearing talk ends, with two dates to look back; and opens again."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.actions.open import locked
from augenhoehe.mediation.models import LookBack, Talk

AFTER_DAYS = (14, 60)


@action
def close_talk(talk, *, outcome, learned="", by):
    """End a talk and set the dates on which to look back; they begin with the day it ends."""
    talk = locked(talk)
    if outcome not in Talk.Outcome.values:
        raise Refused(_("How did it end?"), code="talk.outcome")
    now = timezone.now()
    talk.closed_at, talk.outcome, talk.learned = now, outcome, learned.strip()
    talk.save(update_fields=["closed_at", "outcome", "learned"])
    today = timezone.localdate(now)
    for days in AFTER_DAYS:
        due = {"due_on": today + timedelta(days=days)}
        LookBack.objects.get_or_create(talk=talk, days=days, defaults=due)
    record(events.CLOSED, talk, by=by, outcome=outcome)
    return talk


@action
def reopen_talk(talk, *, by):
    """Go on with a talk; dates to look back that nobody used are set anew when it ends."""
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if talk.is_open:
        raise Refused(_("This clearing talk is open."), code="talk.open")
    talk.closed_at, talk.outcome = None, ""
    talk.save(update_fields=["closed_at", "outcome"])
    talk.look_backs.filter(done_at=None).delete()
    record(events.REOPENED, talk, by=by)
    return talk
