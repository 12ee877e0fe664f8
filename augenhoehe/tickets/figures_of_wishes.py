"""The figure that is counted on extra wishes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import OVER, Reading, figure
from augenhoehe.base.tallies import source
from augenhoehe.kernel.statistics import rate
from augenhoehe.tickets import marks
from augenhoehe.tickets.figures_of_concerns import COMING, OPENED
from augenhoehe.tickets.models import Ticket

WISHED = source(
    "tickets.wished",
    records=marks.wished,
    at="wished_at",
    fields=(),
    marks=marks.of_wish,
    touched=marks.wishes_touched,
    subject=Ticket,
)


def _rate(tally):
    found = rate(tally.counts["n"], tally.counts[OVER])
    return Reading(found.value, found.events, found.low, found.high)


figure(
    "wishes.extra",
    title=pgettext_lazy("figure", "Extra wishes"),
    definition=_(
        "Wishes answered in the window with what costs extra or is not possible, per 1,000 "
        "concerns opened in it."
    ),
    unit="rate",
    records="/tickets/wishes/",
    left_out=_(
        "Wishes that a service promise includes and concerns hidden from a colleague are left out."
    ),
    is_work=False,
    source=WISHED,
    over=OPENED,
    formula=_rate,
    group=COMING,
)
