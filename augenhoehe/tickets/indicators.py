"""The figures that are counted on tickets."""

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import Reading, indicator
from augenhoehe.kernel.statistics import median_interval, wilson
from augenhoehe.tickets import records
from augenhoehe.tickets.models import Handover, Promise, SolutionUse, Ticket

LEFT_OUT = _(
    "Spam, thanks, newsletters, merged tickets, history and concerns hidden from a colleague are "
    "left out."
)
TICKETS, PROMISES = "/tickets/?show=all", "/tickets/promises/?show=due"
HANDOVERS = "/tickets/handovers/?state=all"


def _minutes(rows, first, last):
    pairs = rows.values_list(first, last)
    return [(end - begin).total_seconds() / 60 for begin, end in pairs]


def _middle(values):
    middle = median_interval(values)
    return Reading(middle.value, middle.n, middle.low, middle.high)


def _number(rows):
    count = rows.count()
    return Reading(count, count)


def _share(hits, n):
    share = wilson(hits, n)
    return Reading(share.value, n, share.low, share.high)


@indicator(
    "concerns.in",
    title=_("Concerns in"),
    definition=_("Concerns that were opened in the window."),
    unit="count",
    records=TICKETS,
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_in(window):
    """How many came."""
    return _number(records.opened(Ticket.objects.all(), window))


@indicator(
    "concerns.out",
    title=_("Concerns solved"),
    definition=_("Concerns whose last solution falls into the window."),
    unit="count",
    records=TICKETS,
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_out(window):
    """How many were solved."""
    return _number(records.solved(Ticket.objects.all(), window))


@indicator(
    "concerns.open",
    title=_("Open now"),
    definition=_("Concerns that are not solved at this moment."),
    unit="count",
    records=TICKETS,
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_open(window):
    """How many wait to be solved now."""
    return _number(records.open_now(Ticket.objects.all(), window))


@indicator(
    "response.median",
    title=_("Time to first response"),
    definition=_("Median wall-clock minutes from opening to the first message by a person."),
    unit="minutes",
    records=TICKETS,
    left_out=LEFT_OUT,
)
def response_median(window):
    """How long customers waited for a word, as they lived it."""
    answered = records.answered(Ticket.objects.all(), window)
    return _middle(_minutes(answered, "opened_at", "first_response_at"))


@indicator(
    "solution.median",
    title=_("Time to solution"),
    definition=_("Median wall-clock minutes from opening to the last solution."),
    unit="minutes",
    records=TICKETS,
    left_out=LEFT_OUT,
)
def solution_median(window):
    """How long it took, as customers lived it."""
    return _middle(_minutes(records.solved(Ticket.objects.all(), window), "opened_at", "solved_at"))


@indicator(
    "response.in_time",
    title=_("First response in time"),
    definition=_(
        "Share of concerns with a deadline that has passed or was met, whose first response "
        "came before it."
    ),
    unit="share",
    records=TICKETS,
    left_out=LEFT_OUT,
)
def response_in_time(window):
    """Promise of the service level kept for the first response."""
    judged = records.judged(Ticket.objects.all(), window)
    met = judged.filter(first_response_at__lte=F("response_due_at")).count()
    return _share(met, judged.count())


@indicator(
    "concerns.reopened",
    title=pgettext_lazy("word", "Reopened"),
    definition=_("Share of the solved concerns that were open again at least once."),
    unit="share",
    records=TICKETS,
    left_out=LEFT_OUT,
)
def reopened(window):
    """How often solved was not solved."""
    solved = records.solved(Ticket.objects.all(), window)
    return _share(solved.filter(reopened_count__gt=0).count(), solved.count())


@indicator(
    "solutions.solved",
    title=_("Solved by a standard solution"),
    definition=_(
        "Share of the concerns solved at least seven days ago in which a standard solution was "
        "used and the company had no new concern on the same topic within seven days."
    ),
    unit="share",
    records=TICKETS,
    left_out=LEFT_OUT,
)
def solved_by_solution(window):
    """What the standard solutions really solve."""
    ripe = records.ripe(Ticket.objects.all(), window)
    again = Ticket.objects.real().filter(
        company_id=OuterRef("company_id"),
        topic_id=OuterRef("topic_id"),
        opened_at__gt=OuterRef("solved_at"),
        opened_at__lte=OuterRef("solved_at") + records.QUIET,
    )
    used = ripe.filter(Exists(SolutionUse.objects.filter(ticket=OuterRef("pk"))))
    return _share(used.filter(~Exists(again)).count(), ripe.count())


@indicator(
    "promises.kept",
    title=_("Promises kept"),
    definition=_("Share of the promises due in the window that were kept by their date."),
    unit="share",
    records=PROMISES,
    left_out=_("Withdrawn promises and concerns hidden from a colleague are left out."),
)
def promises_kept(window):
    """Whether the word given to customers counts."""
    due = records.due(Promise.objects.all(), window)
    return _share(due.filter(kept_at__lte=F("due_at")).count(), due.count())


@indicator(
    "handovers.made",
    title=pgettext_lazy("word", "Handovers"),
    definition=_("Concerns handed over to the lead in the window."),
    unit="count",
    records=HANDOVERS,
    left_out=_("Handovers taken back and concerns hidden from a colleague are left out."),
    is_work=False,
)
def handovers_made(window):
    """How often the team's possibilities were exhausted."""
    return _number(records.handed(Handover.objects.all(), window))


@indicator(
    "handovers.avoidable",
    title=_("Handovers the team could have solved"),
    definition=_(
        "Share of the closed handovers for which the lead said that a standard solution, more "
        "authority or knowledge would have been enough."
    ),
    unit="share",
    records=HANDOVERS,
    left_out=_("Handovers taken back and concerns hidden from a colleague are left out."),
)
def handovers_avoidable(window):
    """What the team would have needed."""
    closed = records.closed(Handover.objects.all(), window)
    needed = Handover.Needed
    missing = [needed.SOLUTION, needed.AUTHORITY, needed.KNOWLEDGE]
    return _share(closed.filter(needed__in=missing).count(), closed.count())
