"""Which records each figure counts: asked by the figure and by the list it leads to, so they agree.

Each takes the rows one may ask about (all for the figure, what the reader sees for the list) and a
window, and gives those that count. Concerns hidden from a colleague are left out for everybody: a
number that is larger than the list behind it would tell of them.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from augenhoehe.tickets.models import Concealment, Handover

QUIET = timedelta(days=7)


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


def open_now(tickets, window):
    """Not solved, whenever they were opened."""
    return _counted(tickets).filter(is_live=True)


def answered(tickets, window):
    """Opened in the window and answered by a person."""
    return opened(tickets, window).filter(first_response_at__lt=window.at)


def judged(tickets, window):
    """Opened in the window, with a deadline for the first response that has passed or was met."""
    due = opened(tickets, window).exclude(response_due_at=None)
    return due.filter(Q(response_due_at__lt=window.at) | Q(first_response_at__lt=window.at))


def ripe(tickets, window):
    """Solved in the window, and long enough ago to know whether it lasted."""
    return solved(tickets, window).filter(solved_at__lt=window.at - QUIET)


def due(promises, window):
    """Promises due in the window."""
    rows = promises.filter(withdrawn_at=None, due_at__gte=window.since, due_at__lt=window.until)
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


OF_TICKETS = {
    "concerns.in": opened,
    "concerns.out": solved,
    "concerns.open": open_now,
    "response.median": answered,
    "solution.median": solved,
    "response.in_time": judged,
    "concerns.reopened": solved,
    "solutions.solved": ripe,
}
OF_PROMISES = {"promises.kept": due}
OF_HANDOVERS = {"handovers.made": handed, "handovers.avoidable": closed}


def behind(rows, wanted, known):
    """`rows` narrowed to what a figure counted, where the URL asks for one."""
    return known[wanted.name](rows, wanted.window) if wanted else rows
