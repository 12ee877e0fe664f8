"""Author and reviewer say what they see, each for themselves, and hand it in."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.complaints.clocks import day_end
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.models import Answer, Appraisal, Drawing, Mark
from augenhoehe.reviews.states import move
from augenhoehe.servicelevels.queries import hours_for

# Working days to raise a dispute, to answer it, to call the second instance.
DISPUTE_DAYS = 10
LONGEST = 1000
VERBS = {Mark.Side.OWN: "hand_in_own", Mark.Side.OTHER: "hand_in_other"}


def side_of(appraisal, user):
    """Whose view `user` writes: the author's or the reviewer's."""
    return Mark.Side.OWN if appraisal.author_id == user.pk else Mark.Side.OTHER


@housekeeping("what is still being written is nobody's history")
def keep_view(appraisal, *, answers, by):
    """Keep one's view, {item id: (answer, words)}, as far as it is written."""
    appraisal = locked(appraisal)
    side = side_of(appraisal, by)
    _check_turn(appraisal, side)
    items = set(appraisal.scorecard.items.values_list("pk", flat=True))
    for pk, (answer, words) in answers.items():
        if pk in items and answer in Answer.values:
            said = {"answer": answer, "words": words.replace("\0", "").strip()[:LONGEST]}
            Mark.objects.update_or_create(appraisal=appraisal, item_id=pk, side=side, defaults=said)
    return appraisal


@action
def hand_in_view(appraisal, *, by):
    """Hand one's view in; with the reviewer's both are revealed to both at the same moment."""
    appraisal = locked(appraisal)
    side = side_of(appraisal, by)
    _check_turn(appraisal, side)
    _check_whole(appraisal, side)
    move(appraisal, VERBS[side])
    now = timezone.now()
    if side == Mark.Side.OWN:
        appraisal.own_at = now
    else:
        appraisal.revealed_at = now
        appraisal.dispute_until = working_days_on(appraisal, now)
    appraisal.save(update_fields=["state", "own_at", "revealed_at", "dispute_until"])
    if appraisal.revealed_at:
        count_authors(appraisal.drawn.drawing_id)
    record(events.HANDED_IN, appraisal, by=by)
    return appraisal


def locked(appraisal):
    """The appraisal, locked."""
    return (
        Appraisal.objects.select_for_update(of=("self",))
        .select_related("drawn")
        .get(pk=appraisal.pk)
    )


def working_days_on(appraisal, now):
    """The end of the last of so many working days of the conversation's team."""
    return day_end(now, DISPUTE_DAYS, hours=hours_for(appraisal.ticket.team_id))


def count_authors(drawing_id):
    """Behind how many people the revealed views of a drawing stand; it never shrinks."""
    shown = Appraisal.objects.filter(drawn__drawing=drawing_id, revealed_at__isnull=False)
    n = shown.values("author").distinct().count()
    Drawing.objects.filter(pk=drawing_id, author_count__lt=n).update(author_count=n)


def _check_turn(appraisal, side):
    move(Appraisal(state=appraisal.state), VERBS[side])


def _check_whole(appraisal, side):
    said = {one.item_id: one for one in appraisal.marks.filter(side=side)}
    items = appraisal.scorecard.items.values_list("pk", flat=True)
    if any(pk not in said for pk in items):
        raise Refused(_("Say something of every item first."), code="view.missing")
    if any(one.answer == Answer.NOT_APPLICABLE and not one.words for one in said.values()):
        text = _("“Not applicable” needs a reason, in a few words.")
        raise Refused(text, code="view.reason")
