"""A team round is prepared, written in while it lasts, and ended."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Round
from augenhoehe.dashboards.rounds import measure_for, signals_for
from augenhoehe.journal.actions import record
from augenhoehe.measures.actions.open import open_measure
from augenhoehe.measures.facts import Sketch
from augenhoehe.measures.rules import visible_to as measures_visible_to


@action
def begin_round(day, *, by):
    """Prepare the round of a day: its signals and its measure are kept as they stand now.

    While one goes on it is that one; nobody prepares two.
    """
    going_on = Round.objects.filter(ended_at=None).first()
    if going_on:
        return going_on
    if Round.objects.filter(held_on=day).exists():
        raise Refused(
            _("Today's round is over. The next one can be prepared tomorrow."), code="round.today"
        )
    signals = signals_for()
    found, is_new = Round.objects.get_or_create(
        held_on=day,
        defaults={"signals": signals, "measure": measure_for(measures_visible_to(by))},
    )
    if is_new:
        record(events.ROUND_BEGUN, found, by=by)
    return found


@action
def write_round(round_, *, thanks, measure, by):
    """Write down the thank-you (not who typed it), and which measure is looked at."""
    found = _going_on(round_)
    found.thanks, found.measure = thanks.strip(), measure
    found.save(update_fields=["thanks", "measure"])
    record(events.ROUND_WRITTEN, found, by=by)
    return found


@action
def decide_in_round(round_, *, title, owner, due_on, by):
    """A decision of the round becomes a quick measure: one line, who, until when."""
    found = _going_on(round_)
    sketch = Sketch(title, owner, due_on, signal=ref(found), signal_text=str(found))
    measure = open_measure(sketch, by=by)
    record(events.ROUND_DECIDED, found, by=by, measure_id=measure.pk)
    return measure


@action
def end_round(round_, *, by):
    """End a round; from now on it stays as it is."""
    found = _going_on(round_)
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    record(events.ROUND_ENDED, found, by=by)
    return found


@action
def go_on_with_round(round_, *, by):
    """Open a round that was just ended again, if no other goes on."""
    found = Round.objects.select_for_update().get(pk=round_.pk)
    if Round.objects.filter(ended_at=None).exclude(pk=found.pk).exists():
        raise Refused(_("Another round goes on already."), code="round.other")
    found.ended_at = None
    found.save(update_fields=["ended_at"])
    record(events.ROUND_WRITTEN, found, by=by)
    return found


def _going_on(round_):
    found = Round.objects.select_for_update().get(pk=round_.pk)
    if found.ended_at:
        raise Refused(_("This round is over; it stays as it was."), code="round.over")
    return found
