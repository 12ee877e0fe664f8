"""Which records each figure counts: asked by the figure and by the list it leads to, so they agree.

Personal surveys only: what was promised to stay in sums could be worked out from two windows that
differ by a day. It is told on the survey's own page, in portions of at least five people. Answers
to concerns hidden from a colleague are left out for everybody, as in all figures.
"""

from functools import partial

from django.db.models import Exists, OuterRef

from augenhoehe.surveys.models import Audience, Kind, Promise
from augenhoehe.surveys.questions import SCALES
from augenhoehe.tickets.models import Concealment

SCORED = {Kind.CSAT: SCALES["csat"], Kind.NPS: SCALES["nps"], Kind.CES: SCALES["ces"]}


def not_hidden(rows):
    """Without what is about a concern hidden from a colleague."""
    return rows.filter(~Exists(Concealment.objects.filter(ticket=OuterRef("ticket_id"))))


def answered(responses, window, *, kind):
    """Answered in the window to surveys of a kind, by a person, with a score."""
    rows = not_hidden(responses.counted()).exclude(survey__audience=Audience.TEAM)
    rows = rows.filter(
        survey__kind=kind,
        survey__promise=Promise.PERSONAL,
        at__gte=window.since,
        at__lt=window.until,
    )
    if kind in SCORED:
        return rows.filter(score__range=SCORED[kind])
    return rows.exclude(score=None)


def asked(invitations, window):
    """Asked by mail in the window, whatever became of it."""
    rows = invitations.filter(
        survey__promise=Promise.PERSONAL,
        is_again=False,
        sent_at__gte=window.since,
        sent_at__lt=window.until,
    )
    return not_hidden(rows).exclude(survey__audience=Audience.TEAM)


OF_RESPONSES = {str(kind): partial(answered, kind=kind) for kind in SCORED}
OF_INVITATIONS = {"response_rate": asked}


def behind(rows, wanted, known):
    """`rows` narrowed to what a figure counted, where the URL asks for one."""
    return known[wanted.name](rows, wanted.window) if wanted else rows
