"""The figures that are counted on concerns and promises."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import (
    Reading,
    counted,
    figure,
    indicator,
    quantile_of,
    share_of,
)
from augenhoehe.base.tallies import source
from augenhoehe.kernel.statistics import median_interval
from augenhoehe.tickets import marks, records
from augenhoehe.tickets.models import Ticket

LEFT_OUT = _(
    "Spam, thanks, newsletters, merged tickets, history and concerns hidden from a colleague are "
    "left out."
)
TICKETS, PROMISES = "/tickets/?show=all", "/tickets/promises/?show=due"
COMING = pgettext_lazy("group of figures", "What comes and goes")
SPEED = pgettext_lazy("group of figures", "How quickly")
WELL = pgettext_lazy("group of figures", "How well")
BY = ("team", "topic", "product", "priority", "touchpoint", "company")
_PARTS = {
    "team": "team_id",
    "topic": "topic_id",
    "product": "product_id",
    "priority": "priority",
    "touchpoint": "touchpoint_id",
}
_OF_TICKET = {"subject": Ticket, "unkept": {"company": "company_id"}, "hand": "assignee_id"}

OPENED = source(
    "tickets.opened",
    records=marks.opened,
    at="opened_at",
    fields=(
        "first_response_at", "response_due_at", "solution_due_at", "solved_at", "is_live",
        "recorded_in_time", "chased_count", "moved_count", "reopened_count", "unsolved_at",
    ),
    marks=marks.of_opened,
    touched=marks.opened_touched,
    parts=_PARTS,
    **_OF_TICKET,
)  # fmt: skip
SOLVED = source(
    "tickets.solved",
    records=marks.solved,
    at="solved_at",
    fields=("opened_at", "used", "again"),
    marks=marks.of_solved,
    touched=marks.solved_touched,
    parts=_PARTS | {"fault": "fault"},
    **_OF_TICKET,
)
ENDED = source(
    "tickets.ended",
    records=marks.ended,
    at="ended_at",
    fields=(),
    marks=marks.of_ended,
    touched=marks.ended_touched,
    parts=_PARTS,
    **_OF_TICKET,
)
PROMISED = source(
    "tickets.promised",
    records=marks.promised,
    at="due_at",
    fields=("kept_at",),
    marks=marks.of_promise,
    touched=marks.promises_touched,
    subject=Ticket,
)
of_tickets = partial(figure, records=TICKETS, left_out=LEFT_OUT)

of_tickets(
    "concerns.in",
    title=_("Concerns in"),
    definition=_("Concerns that were opened in the window."),
    unit="count",
    is_work=False,
    source=OPENED,
    formula=counted(),
    segments=BY,
    group=COMING,
)
of_tickets(
    "concerns.out",
    title=_("Concerns solved"),
    definition=_("Concerns whose last solution falls into the window."),
    unit="count",
    source=SOLVED,
    formula=counted(),
    segments=BY,
    group=COMING,
)
of_tickets(
    "concerns.open",
    title=_("Open at the end"),
    definition=_("Concerns that are not solved at the end of the window."),
    unit="count",
    is_work=False,
    good="down",
    source=OPENED,
    leaves=ENDED,
    group=COMING,
)


@indicator(
    "concerns.age",
    title=_("Age of what is open"),
    definition=_(
        "Median time since opening of the concerns that are open at the end of the window."
    ),
    unit="minutes",
    records=TICKETS,
    left_out=LEFT_OUT,
    is_work=False,
    good="down",
    group=COMING,
)
def age(window):
    """How old the open concerns are."""
    rows = records.open_then(Ticket.objects.all(), window).order_by()
    begun = rows.values_list("opened_at", flat=True)
    found = median_interval([(window.until - at) / marks.MINUTE for at in begun])
    return Reading(found.value, found.n, found.low, found.high)


of_tickets(
    "concerns.topics",
    title=pgettext_lazy("figure", "Topics"),
    definition=_("Concerns opened in the window, by what they are about."),
    unit="count",
    left_out=_("Concerns without a topic and everything that is no concern are left out."),
    is_work=False,
    source=OPENED,
    formula=counted("topics"),
    parts="topic",
    group=COMING,
)
of_tickets(
    "concerns.products",
    title=pgettext_lazy("figure", "Products"),
    definition=_("Concerns opened in the window, by the product they come from."),
    unit="count",
    left_out=_("Concerns without a product and everything that is no concern are left out."),
    is_work=False,
    source=OPENED,
    formula=counted("products"),
    parts="product",
    group=COMING,
)
of_tickets(
    "response.median",
    title=_("Time to first response"),
    definition=_("Median wall-clock minutes from opening to the first message by a person."),
    unit="minutes",
    good="down",
    source=OPENED,
    formula=quantile_of("response"),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "response.p90",
    title=_("Time to first response, nine of ten"),
    definition=_("Within this time nine of ten concerns had their first message by a person."),
    unit="minutes",
    good="down",
    source=OPENED,
    formula=quantile_of("response", 0.9),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "response.in_time",
    title=_("First response in time"),
    definition=_(
        "Share of concerns with a deadline that has passed or was met, whose first response "
        "came before it."
    ),
    unit="share",
    good="up",
    source=OPENED,
    formula=share_of("response_met", "response_judged"),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "solution.median",
    title=_("Time to solution"),
    definition=_("Median wall-clock minutes from opening to the last solution."),
    unit="minutes",
    good="down",
    source=SOLVED,
    formula=quantile_of("solution"),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "solution.p90",
    title=_("Time to solution, nine of ten"),
    definition=_("Within this time nine of ten of the concerns solved in the window were solved."),
    unit="minutes",
    good="down",
    source=SOLVED,
    formula=quantile_of("solution", 0.9),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "solution.in_time",
    title=_("Solved in time"),
    definition=_(
        "Share of concerns with a deadline that has passed or was met, whose solution came before "
        "it."
    ),
    unit="share",
    good="up",
    source=OPENED,
    formula=share_of("solution_met", "solution_judged"),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "deadline.recorded",
    title=_("In time, as an older system recorded it"),
    definition=_(
        "Share of the imported concerns of which the older system said that its deadline was kept."
    ),
    unit="share",
    left_out=_("Concerns that were not imported, or came without such a word, are left out."),
    good="up",
    source=OPENED,
    formula=share_of("recorded_met", "recorded"),
    segments=BY,
    group=SPEED,
)
of_tickets(
    "concerns.chased",
    title=pgettext_lazy("figure", "Chasers"),
    definition=_(
        "Share of the concerns opened in the window in which the customer wrote or called again "
        "before they had an answer."
    ),
    unit="share",
    is_work=False,
    good="down",
    source=OPENED,
    formula=share_of("chased"),
    segments=BY,
    group=WELL,
)
of_tickets(
    "concerns.reopened",
    title=pgettext_lazy("word", "Reopened"),
    definition=_(
        "Share of the concerns opened in the window and solved, that were open again at least once."
    ),
    unit="share",
    good="down",
    source=OPENED,
    formula=share_of("reopened", "once_solved"),
    segments=BY,
    group=WELL,
)
of_tickets(
    "concerns.unsolved",
    title=_("Said to be not solved"),
    definition=_(
        "Share of the concerns opened in the window and solved, of which the customer said on the "
        "status page that it is not solved."
    ),
    unit="share",
    good="down",
    source=OPENED,
    formula=share_of("unsolved", "once_solved"),
    segments=BY,
    group=WELL,
)
of_tickets(
    "concerns.moved",
    title=_("Went to another team"),
    definition=_("Share of the concerns opened in the window that went to another team."),
    unit="share",
    good="down",
    source=OPENED,
    formula=share_of("moved"),
    segments=BY,
    group=WELL,
)
of_tickets(
    "solutions.solved",
    title=_("Solved by a standard solution"),
    definition=_(
        "Share of the concerns solved at least seven days ago in which a standard solution was "
        "used and the company had no new concern on the same topic within seven days."
    ),
    unit="share",
    good="up",
    source=SOLVED,
    formula=share_of("lasted", "ripe"),
    segments=BY,
    group=WELL,
)
of_tickets(
    "concerns.faults",
    title=_("What concerns came from"),
    definition=_(
        "Concerns solved in the window by what they came from: handling, product, interplay, our "
        "error, expectation."
    ),
    unit="count",
    left_out=_("Concerns of which nobody said it when solving are left out."),
    source=SOLVED,
    formula=counted("faults"),
    parts="fault",
    group=WELL,
)
figure(
    "promises.kept",
    title=_("Promises kept"),
    definition=_("Share of the promises due in the window that were kept by their date."),
    unit="share",
    records=PROMISES,
    left_out=_("Withdrawn promises and concerns hidden from a colleague are left out."),
    good="up",
    source=PROMISED,
    formula=share_of("kept"),
    group=WELL,
)
