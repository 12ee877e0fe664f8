"""The figures that are counted on tickets."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import Reading, indicator
from augenhoehe.kernel.statistics import median_interval, wilson
from augenhoehe.tickets.models import Handover, Promise, SolutionUse, Ticket

LEFT_OUT = _("Spam, thanks, newsletters, merged tickets and history are left out.")
QUIET = timedelta(days=7)


def _opened(window):
    return Ticket.objects.real().filter(opened_at__gte=window.since, opened_at__lt=window.until)


def _solved(window):
    return Ticket.objects.real().filter(solved_at__gte=window.since, solved_at__lt=window.until)


def _minutes(rows, first, last):
    pairs = rows.values_list(first, last)
    return [(end - begin).total_seconds() / 60 for begin, end in pairs]


def _middle(values):
    middle = median_interval(values)
    return Reading(middle.value, middle.n, middle.low, middle.high)


def _share(hits, n):
    share = wilson(hits, n)
    return Reading(share.value, n, share.low, share.high)


@indicator(
    "concerns.in",
    title=_("Concerns in"),
    definition=_("Concerns that were opened in the window."),
    unit="count",
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_in(window):
    """How many came."""
    count = _opened(window).count()
    return Reading(count, count, records="/tickets/?show=all")


@indicator(
    "concerns.out",
    title=_("Concerns solved"),
    definition=_("Concerns whose last solution falls into the window."),
    unit="count",
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_out(window):
    """How many were solved."""
    count = _solved(window).count()
    return Reading(count, count, records="/tickets/?show=solved")


@indicator(
    "concerns.open",
    title=_("Open now"),
    definition=_("Concerns that are not solved at this moment."),
    unit="count",
    left_out=LEFT_OUT,
    is_work=False,
)
def concerns_open(window):
    """How many wait to be solved now."""
    count = Ticket.objects.real().filter(is_live=True).count()
    return Reading(count, count, records="/tickets/")


@indicator(
    "response.median",
    title=_("Time to first response"),
    definition=_("Median wall-clock minutes from opening to the first message by a person."),
    unit="minutes",
    left_out=LEFT_OUT,
)
def response_median(window):
    """How long customers waited for a word, as they lived it."""
    answered = _opened(window).exclude(first_response_at=None)
    return _middle(_minutes(answered, "opened_at", "first_response_at"))


@indicator(
    "solution.median",
    title=_("Time to solution"),
    definition=_("Median wall-clock minutes from opening to the last solution."),
    unit="minutes",
    left_out=LEFT_OUT,
)
def solution_median(window):
    """How long it took, as customers lived it."""
    return _middle(_minutes(_solved(window), "opened_at", "solved_at"))


@indicator(
    "response.in_time",
    title=_("First response in time"),
    definition=_(
        "Share of concerns with a deadline that has passed or was met, whose first response "
        "came before it."
    ),
    unit="share",
    left_out=LEFT_OUT,
)
def response_in_time(window):
    """Promise of the service level kept for the first response."""
    now = min(timezone.now(), window.until)
    due = _opened(window).exclude(response_due_at=None)
    judged = due.filter(Q(response_due_at__lt=now) | Q(first_response_at__isnull=False))
    met = judged.filter(first_response_at__lte=F("response_due_at")).count()
    return _share(met, judged.count())


@indicator(
    "concerns.reopened",
    title=pgettext_lazy("word", "Reopened"),
    definition=_("Share of the solved concerns that were open again at least once."),
    unit="share",
    left_out=LEFT_OUT,
)
def reopened(window):
    """How often solved was not solved."""
    solved = _solved(window)
    return _share(solved.filter(reopened_count__gt=0).count(), solved.count())


@indicator(
    "solutions.solved",
    title=_("Solved by a standard solution"),
    definition=_(
        "Share of the concerns solved at least seven days ago in which a standard solution was "
        "used and the company had no new concern on the same topic within seven days."
    ),
    unit="share",
    left_out=LEFT_OUT,
)
def solved_by_solution(window):
    """What the standard solutions really solve."""
    ripe = _solved(window).filter(solved_at__lt=timezone.now() - QUIET)
    again = Ticket.objects.real().filter(
        company_id=OuterRef("company_id"),
        topic_id=OuterRef("topic_id"),
        opened_at__gt=OuterRef("solved_at"),
        opened_at__lte=OuterRef("solved_at") + QUIET,
    )
    used = ripe.filter(Exists(SolutionUse.objects.filter(ticket=OuterRef("pk"))))
    return _share(used.filter(~Exists(again)).count(), ripe.count())


@indicator(
    "promises.kept",
    title=_("Promises kept"),
    definition=_("Share of the promises due in the window that were kept by their date."),
    unit="share",
    left_out=_("Withdrawn promises are left out."),
)
def promises_kept(window):
    """Whether the word given to customers counts."""
    until = min(window.until, timezone.now())
    due = Promise.objects.filter(withdrawn_at=None, due_at__gte=window.since, due_at__lt=until)
    kept = due.filter(kept_at__lte=F("due_at")).count()
    reading = _share(kept, due.count())
    return Reading(**{**reading.__dict__, "records": "/tickets/promises/"})


@indicator(
    "handovers.made",
    title=pgettext_lazy("word", "Handovers"),
    definition=_("Concerns handed over to the lead in the window."),
    unit="count",
    is_work=False,
)
def handovers_made(window):
    """How often the team's possibilities were exhausted."""
    made = Handover.objects.filter(handed_at__gte=window.since, handed_at__lt=window.until)
    count = made.count()
    return Reading(count, count, records="/tickets/handovers/")


@indicator(
    "handovers.avoidable",
    title=_("Handovers the team could have solved"),
    definition=_(
        "Share of the closed handovers for which the lead said that a standard solution, more "
        "authority or knowledge would have been enough."
    ),
    unit="share",
)
def handovers_avoidable(window):
    """What the team would have needed."""
    closed = Handover.objects.filter(closed_at__gte=window.since, closed_at__lt=window.until)
    needed = Handover.Needed
    missing = [needed.SOLUTION, needed.AUTHORITY, needed.KNOWLEDGE]
    return _share(closed.filter(needed__in=missing).count(), closed.count())
