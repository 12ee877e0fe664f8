"""The history of a team below k is opened by a works agreement, and closed again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.indicators import events
from augenhoehe.indicators.models import Agreement
from augenhoehe.journal.actions import record


@action
def agree_on_team(team, *, terms, by):
    """Write down who agreed, when and what for; from now on the team's history is shown.

    terms: {"agreed_by", "agreed_on", "purpose"}.
    """
    if Agreement.objects.filter(team=team, ended_at=None).exists():
        raise Refused(_("There is an agreement for this team already."), code="agreement.double")
    if not (terms["agreed_by"].strip() and terms["purpose"].strip()):
        raise Refused(_("Who agreed and what for is needed."), code="agreement.incomplete")
    if terms["agreed_on"] > timezone.localdate():
        raise Refused(_("The day of the agreement lies ahead."), code="agreement.ahead")
    made = Agreement.objects.create(team=team, entered_by=by, entered_at=timezone.now(), **terms)
    record(events.AGREED, team, by=by, agreement_id=made.pk)
    return made


@action
def end_agreement(agreement, *, by):
    """The agreement holds no longer; the team's history is hidden from now on."""
    fresh = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if fresh.ended_at:
        raise Refused(_("This agreement has ended already."), code="agreement.ended")
    fresh.ended_at, fresh.ended_by = timezone.now(), by
    fresh.save(update_fields=["ended_at", "ended_by"])
    record(events.AGREEMENT_ENDED, fresh.team, by=by, agreement_id=fresh.pk)
    return fresh
