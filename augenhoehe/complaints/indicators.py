"""The figures that are counted on complaints."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import OVER, Reading, counted, figure, quantile_of, share_of
from augenhoehe.base.tallies import SOURCES, Watch, source
from augenhoehe.complaints import marks
from augenhoehe.complaints.models import Complaint
from augenhoehe.kernel.statistics import rate
from augenhoehe.tickets import indicators as of_concerns
from augenhoehe.tickets.models import Ticket

__all__ = ["RECEIVED", "of_concerns"]
LIST = "/complaints/?state=all"
GROUP = pgettext_lazy("group of figures", "Complaints")
LEFT_OUT = _(
    "Data breaches, doubles that were merged, what is about a person of the team and what hangs on "
    "concerns hidden from a colleague are left out."
)
IMPORTED_OUT = _(
    "Imported complaints, data breaches, doubles, what is about a person of the team and what "
    "hangs on concerns hidden from a colleague are left out."
)
BY = ("team", "topic", "product", "touchpoint", "channel", "company")

RECEIVED = source(
    "complaints.received",
    records=marks.received,
    at="received_at",
    fields=marks.FIELDS,
    marks=marks.of_complaint,
    touched=marks.touched,
    subject=Complaint,
    also=(Watch(Ticket, marks.touched_by_tickets),),
    parts={
        "team": "team_id",
        "topic": "topic_id",
        "product": "product_id",
        "touchpoint": "touchpoint_id",
        "channel": "channel",
        "cause": "cause",
        "category": "analysis__category_id",
        "outcome": "recorded_outcome",
    },
    hand="ticket__assignee_id",
    unkept={"company": "company_id"},
)
of_complaints = partial(figure, records=LIST, left_out=LEFT_OUT, group=GROUP, source=RECEIVED)


def per_thousand(tally):
    """Complaints per 1,000 concerns, with the interval of a Poisson count."""
    found = rate(tally.counts["here"], tally.counts[OVER])
    chances = tally.counts[OVER]
    return Reading(found.value, found.events, found.low, found.high, chances=chances)


def usual_cost(tally):
    """The median cost in cents, counted in whole euros."""
    found = quantile_of(marks.COST)(tally)
    ends = (
        None if end is None else end * marks.CENTS for end in (found.value, found.low, found.high)
    )
    value, low, high = ends
    return replace(found, value=value, low=low, high=high)


def spent(tally):
    """What all of them have cost, in cents."""
    return Reading(tally.sums[marks.COST], sum(tally.times.get(marks.COST, {}).values()))


of_complaints(
    "complaints.received",
    title=_("Complaints in"),
    definition=_("Complaints and claims for defects that were received in the window."),
    unit="count",
    is_work=False,
    formula=counted(),
    segments=BY,
)
of_complaints(
    "complaints.rate",
    title=_("Complaints per 1,000 concerns"),
    definition=_(
        "Complaints received in the window for each 1,000 concerns that were opened in it. Few can "
        "mean content customers, or that complaining is hard."
    ),
    left_out=IMPORTED_OUT,
    unit="rate",
    is_work=False,
    formula=per_thousand,
    over=SOURCES["tickets.opened"],
)
of_complaints(
    "complaints.channels",
    title=_("How complaints came in"),
    definition=_("Complaints received in the window, by the way they came in."),
    unit="count",
    is_work=False,
    formula=counted(),
    parts="channel",
)
of_complaints(
    "complaints.acknowledged",
    title=_("Acknowledged in time"),
    definition=_(
        "Share of the complaints with a deadline that has passed or was met, of which the customer "
        "heard before it that they had arrived."
    ),
    unit="share",
    good="up",
    formula=share_of("acknowledged_met", "acknowledged_judged"),
    segments=BY,
)
of_complaints(
    "complaints.in_time",
    title=_("Decided and told in time"),
    definition=_(
        "Share of the complaints with a deadline that has passed or was met, of which the customer "
        "heard the decision before it."
    ),
    unit="share",
    left_out=_(
        "Complaints that were withdrawn, data breaches, doubles, what is about a person of the "
        "team and what hangs on concerns hidden from a colleague are left out."
    ),
    good="up",
    formula=share_of("decided_met", "decided_judged"),
    segments=BY,
)
of_complaints(
    "complaints.recorded",
    title=_("In time, as an older register recorded it"),
    definition=_(
        "Share of the imported complaints of which the older register said that its deadline was "
        "kept."
    ),
    unit="share",
    left_out=_("Complaints that were not imported, or came without such a word, are left out."),
    is_work=False,
    good="up",
    formula=share_of("recorded_met", "recorded"),
    segments=BY,
)
of_complaints(
    "complaints.outcomes",
    title=_("Outcomes, as an older register recorded them"),
    definition=_("Imported complaints received in the window, by the outcome the register names."),
    unit="count",
    left_out=_("Complaints that were not imported, or came without such a word, are left out."),
    is_work=False,
    formula=counted("outcomes"),
    parts="outcome",
)
of_complaints(
    "complaints.first_contact",
    title=_("Settled at first contact"),
    definition=_(
        "Share of the complaints received in the window and closed, that were settled in the first "
        "conversation."
    ),
    unit="share",
    left_out=_(
        "Complaints that were withdrawn or imported, data breaches, doubles, what is about a "
        "person of the team and what hangs on concerns hidden from a colleague are left out."
    ),
    good="up",
    formula=share_of("first_contact", "settled"),
    segments=BY,
)
of_complaints(
    "complaints.justified",
    title=_("Our error, in full or in part"),
    definition=_(
        "Share of the complaints received in the window in which it was said whether it was our "
        "error, that found it was, in full or in part."
    ),
    unit="share",
    good="down",
    formula=share_of("justified", "judged"),
    segments=BY,
)
of_complaints(
    "complaints.repeated",
    title=_("It happened before"),
    definition=_(
        "Share of the complaints received in the window of which the customer said that the same "
        "had happened before."
    ),
    unit="share",
    left_out=IMPORTED_OUT,
    is_work=False,
    good="down",
    formula=share_of("repeated", "here"),
    segments=BY,
)
of_complaints(
    "complaints.causes",
    title=_("What complaints came from"),
    definition=_(
        "Complaints received in the window by cause: other expectations, a misunderstanding, a bad "
        "day, our real error."
    ),
    unit="count",
    formula=counted("causes"),
    parts="cause",
)
of_complaints(
    "complaints.categories",
    title=_("What our errors came from"),
    definition=_("Complaints received in the window by the category of the cause."),
    unit="count",
    formula=counted("categories"),
    parts="category",
)
of_complaints(
    "complaints.cost",
    title=_("Cost of a complaint"),
    definition=_(
        "Median of what redress and work have cost, of the complaints received in the window that "
        "have cost something; in whole euros."
    ),
    unit="money",
    is_work=False,
    good="down",
    formula=usual_cost,
    segments=BY,
)
of_complaints(
    "complaints.spent",
    title=_("What complaints have cost"),
    definition=_(
        "Sum of what redress and work have cost, of the complaints received in the window."
    ),
    unit="sum",
    is_work=False,
    formula=spent,
    segments=BY,
)
