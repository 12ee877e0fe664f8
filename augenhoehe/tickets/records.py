"""Which records each figure counts: asked by the figure and by the list it leads to, so they agree.

Each takes the rows one may ask about (all for the figure, what the reader sees for the list) and a
window, and gives those that count. Concerns hidden from a colleague are left out for everybody: a
number that is larger than the list behind it would tell of them.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from augenhoehe.tickets.models import Concealment, ExtraWish, Handover

QUIET = timedelta(days=7)

# Beyond what a promise includes.
BEYOND = Q(dropped_at=None) & ~Q(answer=ExtraWish.Answer.INCLUDED)
ENDED = Coalesce("solved_at", "closed_at")


def _counted(tickets):
    return tickets.real().filter(~_hidden("pk"))


def _hidden(name):
    return Exists(Concealment.objects.filter(ticket=OuterRef(name)))


def opened(tickets, window):
    """Opened in the window."""
    return _counted(tickets).filter(opened_at__gte=window.since, opened_at__lt=window.until)


def solved(tickets, window):
    """Solved, at last, in the window."""
    return _counted(tickets).filter(solved_at__gte=window.since, solved_at__lt=window.until)


def ended(tickets, window):
    """No longer open since a moment in the window (`ended_at`): solved, or closed without."""
    rows = _counted(tickets).filter(is_live=False).annotate(ended_at=ENDED)
    return rows.filter(
        Q(solved_at__gte=window.since, solved_at__lt=window.until)
        | Q(solved_at=None, closed_at__gte=window.since, closed_at__lt=window.until)
    )


def open_then(tickets, window):
    """Not solved at the end of the window, whenever they were opened."""
    rows = _counted(tickets)
    if window.at is None or window.until >= window.at:
        return rows.filter(is_live=True)
    after = Q(is_live=True) | Q(ended_at__gte=window.until)
    return rows.annotate(ended_at=ENDED).filter(after, opened_at__lt=window.until)


def answered(tickets, window):
    """Opened in the window and answered by a person."""
    return opened(tickets, window).filter(first_response_at__lt=window.at)


def judged(tickets, window):
    """Opened in the window, with a deadline for the first response that has passed or was met."""
    due = opened(tickets, window).exclude(response_due_at=None)
    return due.filter(Q(response_due_at__lt=window.at) | Q(first_response_at__lt=window.at))


def judged_by_solution(tickets, window):
    """Opened in the window, with a deadline for the solution that has passed or was met."""
    due = opened(tickets, window).exclude(solution_due_at=None)
    return due.filter(Q(solved_at__lt=window.at) | Q(is_live=True, solution_due_at__lt=window.at))


def recorded(tickets, window):
    """Opened in the window, with an older system's word on the deadline."""
    return opened(tickets, window).exclude(recorded_in_time=None)


def once_solved(tickets, window):
    """Opened in the window and solved, at least once."""
    return opened(tickets, window).exclude(solved_at=None, reopened_count=0)


def of_topics(tickets, window):
    """Opened in the window, with a topic."""
    return opened(tickets, window).exclude(topic=None)


def of_products(tickets, window):
    """Opened in the window, with a product."""
    return opened(tickets, window).exclude(product=None)


def of_faults(tickets, window):
    """Solved in the window, with what they came from."""
    return solved(tickets, window).exclude(fault="")


def ripe(tickets, window):
    """Solved in the window, and long enough ago to know whether it lasted."""
    return solved(tickets, window).filter(solved_at__lt=window.at - QUIET)


def due(promises, window):
    """Promises due in the window."""
    rows = promises.filter(withdrawn_at=None, due_at__gte=window.since, due_at__lt=window.until)
    return rows.filter(~_hidden("ticket_id"))


def wished(wishes, window):
    """Wished in the window, and answered with what costs extra or is not possible."""
    rows = wishes.filter(BEYOND, wished_at__gte=window.since, wished_at__lt=window.until)
    return rows.filter(~_hidden("ticket_id"))


def handed(handovers, window):
    """Handed over in the window, and not taken back."""
    rows = handovers.exclude(state=Handover.State.REVOKED).filter(
        handed_at__gte=window.since, handed_at__lt=window.until
    )
    return rows.filter(~_hidden("ticket_id"))


def closed(handovers, window):
    """Closed in the window, with the answer to what the team would have needed."""
    rows = handovers.filter(closed_at__gte=window.since, closed_at__lt=window.until)
    return rows.filter(~_hidden("ticket_id"), needed__in=Handover.Needed.values)


def of_causes(handovers, window):
    """Closed in the window, with the cause the lead found."""
    return closed(handovers, window).exclude(cause="")


OF_TICKETS = {
    "concerns.in": opened,
    "concerns.out": solved,
    "concerns.open": open_then,
    "concerns.age": open_then,
    "concerns.chased": opened,
    "concerns.topics": of_topics,
    "concerns.products": of_products,
    "concerns.faults": of_faults,
    "concerns.reopened": once_solved,
    "concerns.unsolved": once_solved,
    "concerns.moved": opened,
    "response.median": answered,
    "response.p90": answered,
    "response.in_time": judged,
    "solution.median": solved,
    "solution.p90": solved,
    "solution.in_time": judged_by_solution,
    "deadline.recorded": recorded,
    "solutions.solved": ripe,
}
OF_PROMISES = {"promises.kept": due}
OF_WISHES = {"wishes.extra": wished}
OF_HANDOVERS = {
    "handovers.made": handed,
    "handovers.causes": of_causes,
    "handovers.needed": closed,
    "handovers.avoidable": closed,
}


def behind(rows, wanted, known):
    """`rows` narrowed to what a figure counted, where the URL asks for one."""
    return known[wanted.name](rows, wanted.window) if wanted else rows
