"""One answer to all customers of a collective case."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.facts import Written
from augenhoehe.tickets.filling import address_of, fill_for
from augenhoehe.tickets.models import Collective


@action
def answer_collective(case, *, html, items, by):
    """Answer the chosen tickets of a collective case, each in its own words of address."""
    case = Collective.objects.select_for_update().get(pk=case.pk)
    if case.ended_at:
        raise Refused(_("This collective case is already ended."), code="collective.ended")
    reachable = [(item, to) for item in items if (to := address_of(item.ticket))]
    if not reachable:
        raise Refused(_("None of these customers has an e-mail address."), code="collective.mute")
    for item, to in reachable:
        text = fill_for(item.ticket, html, by=by)
        send_reply(item.ticket, written=Written(html=text, to=(to,)), by=by)
        item.answered_at = timezone.now()
        item.save(update_fields=["answered_at"])
    record(events.COLLECTIVE_ANSWERED, case, by=by, count=len(reachable))
    return len(reachable)
