"""The figures that are counted on handovers."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import counted, figure, share_of
from augenhoehe.base.tallies import source
from augenhoehe.tickets import marks
from augenhoehe.tickets.models import Ticket

HIDDEN_OUT = _("Concerns hidden from a colleague are left out.")
HANDOVERS = "/tickets/handovers/?state=all"
HANDING = pgettext_lazy("group of figures", "What exceeds the team")

HANDED = source(
    "tickets.handed",
    records=marks.handed,
    at="handed_at",
    fields=("kind",),
    marks=marks.of_handover,
    touched=marks.handovers_touched,
    subject=Ticket,
)
CLOSED = source(
    "tickets.handed.closed",
    records=marks.closed,
    at="closed_at",
    fields=(),
    marks=marks.of_closed_handover,
    touched=marks.closings_touched,
    subject=Ticket,
    parts={"needed": "needed", "cause": "cause"},
)
of_handovers = partial(figure, records=HANDOVERS, left_out=HIDDEN_OUT, group=HANDING)

of_handovers(
    "handovers.made",
    title=pgettext_lazy("word", "Handovers"),
    definition=_("Concerns handed over to the lead in the window."),
    unit="count",
    left_out=_("Handovers taken back and concerns hidden from a colleague are left out."),
    is_work=False,
    source=HANDED,
    formula=counted(),
)
of_handovers(
    "handovers.causes",
    title=_("What handovers came from"),
    definition=_(
        "Handovers closed in the window by what the lead found: other expectations, a "
        "misunderstanding, a bad day, our real error."
    ),
    unit="count",
    left_out=_("Handovers without a cause and concerns hidden from a colleague are left out."),
    source=CLOSED,
    formula=counted("causes"),
    parts="cause",
)
of_handovers(
    "handovers.needed",
    title=_("What the team would have needed"),
    definition=_(
        "Handovers closed in the window by what the lead said the team would have needed."
    ),
    unit="count",
    source=CLOSED,
    formula=counted(),
    parts="needed",
)
of_handovers(
    "handovers.avoidable",
    title=_("Handovers the team could have solved"),
    definition=_(
        "Share of the closed handovers for which the lead said that a standard solution, more "
        "authority or knowledge would have been enough."
    ),
    unit="share",
    good="down",
    source=CLOSED,
    formula=share_of("avoidable"),
)
