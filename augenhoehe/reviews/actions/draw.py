"""Conversations are drawn by a seed, in strata, with a protocol."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.indicators import YEARS
from augenhoehe.journal.actions import record
from augenhoehe.kernel.statistics.drawing import draw_lots, frame_hash
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.switch import check_on
from augenhoehe.reviews.actions.version import freeze_scorecard
from augenhoehe.reviews.frame import frame_of
from augenhoehe.reviews.models import Drawing, Drawn

RESERVE = 10
LONGEST_DAYS, MOST = 366, 200


@dataclass(frozen=True)
class Wanted:
    """What is drawn from: days, how many, and by which seed."""

    from_on: date
    until_on: date
    count: int
    seed: str


@action
def draw_conversations(scorecard, *, wanted, by):
    """Draw conversations solved in a window; the version of the scorecard is frozen by that."""
    check_on()
    _check(wanted)
    freeze_scorecard(scorecard, named=True)
    frame = frame_of(wanted.from_on, wanted.until_on)
    names = {_name(key): key for key in frame.strata}
    things = {name: frame.strata[key] for name, key in names.items()}
    ids = [pk for found in things.values() for pk in found]
    if not ids:
        raise Refused(_("No conversation of these days can be drawn."), code="drawing.empty")
    lots = draw_lots(things, wanted=wanted.count, seed=wanted.seed, reserve=RESERVE)
    drawing = Drawing.objects.create(
        scorecard=scorecard,
        seed=wanted.seed,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        wanted_count=wanted.count,
        frame_count=len(ids),
        frame_hash=frame_hash(ids),
        strata=[_stratum(names[name], one) for name, one in lots.items()],
        left_out=dict(sorted(frame.left_out.items())),
        drawn_at=timezone.now(),
        drawn_by=by,
    )
    Drawn.objects.bulk_create(
        Drawn(drawing=drawing, ticket_id=pk, stratum=place, at=drawing.drawn_at)
        for place, one in enumerate(lots.values())
        for pk in one.drawn
    )
    record(events.DRAWN, drawing, by=by)
    return drawing


def _name(key):
    return "/".join(str(part) for part in key)


def _stratum(key, lots):
    team, channel, priority, mark = key
    return {
        "team": team,
        "channel": channel,
        "priority": priority,
        "mark": mark,
        "size": lots.size,
        "drawn": len(lots.drawn),
        "reserve": list(lots.reserve),
    }


def _check(wanted):
    days = (wanted.until_on - wanted.from_on).days
    if not 0 <= days <= LONGEST_DAYS:
        raise Refused(_("From a day until a later one, a year at the most."), code="drawing.days")
    if wanted.from_on.year not in YEARS or wanted.until_on > timezone.localdate():
        raise Refused(_("No conversation of these days can be drawn."), code="drawing.empty")
    if not 1 <= wanted.count <= MOST:
        text = _("Between 1 and %(most)s conversations can be drawn.")
        raise Refused(text % {"most": MOST}, code="drawing.count")
    if not wanted.seed.strip():
        raise Refused(_("A drawing needs a seed: any word or number."), code="drawing.seed")
