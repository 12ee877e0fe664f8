"""Who reviews a drawn conversation is chosen: a colleague or the lead, never its author."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import cards, events
from augenhoehe.reviews.frame import authors_of, drawable
from augenhoehe.reviews.models import Appraisal, Drawn, Mark
from augenhoehe.reviews.states import move
from augenhoehe.tickets import rules as tickets


@action
def appoint_reviewer(drawn, *, reviewer, by):
    """Give a drawn conversation to a reviewer; its author is asked for their view first."""
    drawn = Drawn.objects.select_for_update().select_related("drawing__scorecard").get(pk=drawn.pk)
    if hasattr(drawn, "replaced_by"):
        raise Refused(_("This conversation was replaced."), code="drawn.replaced")
    cards.check_consent(drawn.drawing.scorecard)
    if drawn.ticket_id not in drawable([drawn.ticket_id]):
        text = _("This conversation cannot be talked about any more. Replace it.")
        raise Refused(text, code="drawn.protected")
    found = Appraisal.objects.select_for_update().filter(drawn=drawn).first()
    author_id = found.author_id if found else authors_of([drawn.ticket_id])[drawn.ticket_id]
    _check_reviewer(reviewer, drawn.ticket, author_id)
    if found:
        _give_on(found, reviewer)
    else:
        found = Appraisal.objects.create(
            drawn=drawn,
            scorecard=drawn.drawing.scorecard,
            ticket=drawn.ticket,
            author_id=author_id,
            reviewer=reviewer,
            asked_at=timezone.now(),
        )
    record(events.GIVEN, drawn.drawing, by=by)
    return found


def _give_on(appraisal, reviewer):
    """To somebody else, as long as nothing is revealed; what the first one wrote is gone.

    The author handed in for another reader: they are asked anew, and see for whom.
    """
    move(appraisal, "give_on")
    if appraisal.reviewer_id != reviewer.pk:
        Mark.objects.filter(appraisal=appraisal, side=Mark.Side.OTHER).delete()
        appraisal.reviewer, appraisal.own_at = reviewer, None
        appraisal.save(update_fields=["reviewer", "own_at", "state"])


def _check_reviewer(reviewer, ticket, author_id):
    if reviewer.pk == author_id:
        text = _("Nobody reviews their own conversation. Choose somebody else.")
        raise Refused(text, code="review.own")
    if not reviewer.is_active or not tickets.visible_to(reviewer).filter(pk=ticket.pk).exists():
        raise Refused(_("This person may not read the conversation."), code="review.reader")
