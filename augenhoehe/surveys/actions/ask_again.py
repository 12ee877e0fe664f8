"""After a call-back the person is asked once more: by the same gate, some days later."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.again import why_not_again
from augenhoehe.surveys.gathering import asking_rules
from augenhoehe.surveys.models import CallBack, Invitation


@action
def ask_again(call_back, *, by):
    """Let the person be asked the same score once more; of one talk once."""
    rows = CallBack.objects.select_for_update(of=("self",))
    call_back = rows.select_related("response__survey", "response__ticket").get(pk=call_back.pk)
    if call_back.state != CallBack.State.SOLVED:
        raise Refused(
            _("Only after a talk that solved something somebody is asked again."),
            code="call_back.no_talk",
        )
    if reason := why_not_again(call_back):
        raise Refused(reason, code="call_back.no_again")
    response, now = call_back.response, timezone.now()
    call_back.again = Invitation.objects.create(
        survey=response.survey,
        contact_id=response.contact_id,
        company_id=response.company_id,
        ticket=response.ticket,
        round=response.ticket.reopened_count if response.ticket else 0,
        is_again=True,
        created_at=now,
        due_at=now + timedelta(days=asking_rules().again_days),
    )
    call_back.save(update_fields=["again"])
    record(events.ASKED_AGAIN, call_back, by=by)
    return call_back
