"""Some weeks later: was it kept, do they understand each other better?"""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.models import LookBack


@action
def look_back(back, *, kept, better, note="", by):
    """Note what became of a talk; it may be said anew as long as it is not forgotten."""
    back = LookBack.objects.select_for_update().get(pk=back.pk)
    if kept not in LookBack.Kept.values or better not in LookBack.Better.values:
        raise Refused(_("Two clicks: was it kept, do they understand each other?"), code="back.two")
    back.kept, back.better, back.note = kept, better, note.strip()
    back.done_at = timezone.now()
    back.save(update_fields=["kept", "better", "note", "done_at"])
    record(events.LOOKED_BACK, back.talk, by=by, days=back.days)
    return back
