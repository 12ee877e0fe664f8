"""A moment: somebody thanks a colleague, who says whether others may see it; both take it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.attitudes.models import Moment
from augenhoehe.base.actions import Refused, housekeeping

LONGEST, LONGEST_QUOTE = 500, 300
WHY = "a thank-you is nobody's history: the journal would count them"


@housekeeping(WHY)
def write_moment(colleague, *, words, quote="", by):
    """Write a thank-you to a colleague; nobody else sees it before the colleague agrees."""
    if colleague.pk == by.pk:
        raise Refused(_("A moment is about a colleague."), code="moment.own")
    if not colleague.is_active or not colleague.reads_tickets:
        raise Refused(_("Only who works here can be asked."), code="moment.gone")
    if not words.strip():
        raise Refused(_("Say in a sentence what you thank for."), code="moment.empty")
    if len(words) > LONGEST or len(quote) > LONGEST_QUOTE:
        raise Refused(_("That is too long, with what was covered."), code="moment.long")
    return Moment.objects.create(
        author=by,
        colleague=colleague,
        words=words.strip(),
        quote=quote.strip(),
        written_on=timezone.localdate(),
    )


@housekeeping(WHY)
def share_moment(moment, *, by):
    """The colleague agrees that the team sees it."""
    return _decide(moment, Moment.State.SHARED, timezone.localdate(), by)


@housekeeping(WHY)
def keep_moment(moment, *, by):
    """The colleague keeps it for themselves; what was shared is seen by nobody else any more."""
    return _decide(moment, Moment.State.KEPT, None, by)


@housekeeping(WHY)
def remove_moment(moment, *, by):
    """The author or the colleague takes it back: it is gone."""
    Moment.objects.filter(pk=moment.pk).delete()


def _decide(moment, state, shared_on, by):
    moment = Moment.objects.select_for_update().filter(pk=moment.pk).first()
    if moment is None:
        raise Refused(_("This moment was taken back."), code="moment.gone")
    if moment.colleague_id != by.pk:
        raise Refused(_("Only the colleague says who sees it."), code="moment.consent")
    moment.state, moment.shared_on = state, shared_on
    moment.save(update_fields=["state", "shared_on"])
    return moment
