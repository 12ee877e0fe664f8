"""How the customer sounded on the phone: one click by whoever spoke with them, or taken back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.calls import CHANGES_FOR
from augenhoehe.tickets.models import Message, Mood


@action
def hear_mood(message, *, mood, by):
    """Say how the customer sounded in a call; "" takes it back. The journal keeps no mood."""
    call = Message.objects.select_for_update().get(pk=message.pk)
    if call.mood is None or mood not in ("", *Mood.values):
        raise Refused(_("Nothing can be said about this."), code="hear.nothing")
    if timezone.now() > call.at + CHANGES_FOR:
        raise Refused(
            _("This can be said or changed within a day of the call only."), code="hear.late"
        )
    if call.mood != mood:
        call.mood = mood
        call.save(update_fields=["mood"])
        record(events.HEARD, call.ticket, by=by, message_id=call.pk)
    return call
