"""A drawn conversation is replaced by the next of its stratum, with a reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.frame import drawable
from augenhoehe.reviews.models import Appraisal, Drawing, Drawn


@action
def replace_drawn(drawn, *, why, by):
    """Take the next conversation of the same stratum by the seed; the protocol keeps both."""
    drawn = Drawn.objects.select_for_update().select_related("drawing").get(pk=drawn.pk)
    if not why.strip():
        raise Refused(_("Say why this conversation is replaced."), code="drawn.why")
    # Two at once would take the same one from the reserve.
    Drawing.objects.select_for_update().get(pk=drawn.drawing_id)
    if hasattr(drawn, "replaced_by"):
        raise Refused(_("This conversation was replaced already."), code="drawn.replaced")
    if Appraisal.objects.filter(drawn=drawn, revealed_at__isnull=False).exists():
        raise Refused(_("Two people talk about this conversation already."), code="drawn.revealed")
    ticket_id = _next(drawn)
    Appraisal.objects.filter(drawn=drawn).delete()
    taken = Drawn.objects.create(
        drawing=drawn.drawing,
        ticket_id=ticket_id,
        stratum=drawn.stratum,
        instead_of=drawn,
        why=why.replace("\0", "").strip(),
        at=timezone.now(),
    )
    record(events.REPLACED, drawn.drawing, by=by)
    return taken


def _next(drawn):
    """The first in reserve that was not drawn and can be drawn still."""
    reserve = drawn.drawing.strata[drawn.stratum]["reserve"]
    taken = set(Drawn.objects.filter(ticket__in=reserve).values_list("ticket", flat=True))
    left = drawable(set(reserve) - taken)
    found = next((pk for pk in reserve if pk in left), None)
    if found is None:
        text = _("There is no other conversation in this stratum; this one can stay unused.")
        raise Refused(text, code="drawn.none_left")
    return found
