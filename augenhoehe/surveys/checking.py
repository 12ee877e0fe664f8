"""Before the start: what so many invitations can tell, and what they cannot."""

from dataclasses import dataclass
from math import floor

from augenhoehe.kernel.statistics.nps import detectable_nps_change
from augenhoehe.kernel.statistics.sharediffs import detectable_share_change
from augenhoehe.surveys.models import Invitation, Kind, Survey

USUAL_RATE = 0.25
USUAL_SHARE = 0.85
FEWEST_SENT = 30
SIZES = (60, 200, 600, 2000)


@dataclass(frozen=True)
class Prospect:
    """So many invitations, so many answers to be expected, and the smallest visible change."""

    invitations: int
    answers: int
    change: int | None

    @property
    def is_blind(self):
        """Would not even a change over half of the scale be seen?"""
        return self.change is None or self.change > 50


def response_rate(survey):
    """(rate, whether it is our own): of surveys of this kind so far, else what is usual."""
    sent = Invitation.objects.filter(survey__kind=survey.kind, is_again=False).exclude(sent_at=None)
    counted = sent.exclude(survey__promise="anonymous").values_list("state", flat=True)
    states = list(counted.order_by("-sent_at")[:2000])
    if len(states) < FEWEST_SENT:
        return USUAL_RATE, False
    return states.count(Invitation.State.ANSWERED) / len(states), True


def prospects(survey, *, wished=None):
    """What comes of some numbers of invitations; `wished`: the number the lead typed in."""
    rate, _is_own = response_rate(survey)
    sizes = sorted({*SIZES, *([wished] if wished else [])})
    return [_prospect(survey, size, rate) for size in sizes]


def _prospect(survey, size, rate):
    answers = floor(size * rate)
    return Prospect(size, answers, _change(survey, answers) if answers >= 2 else None)


def _change(survey: Survey, answers):
    """In points (NPS) or percentage points (share of satisfied)."""
    if survey.kind == Kind.NPS:
        return round(detectable_nps_change(answers))
    return round(100 * detectable_share_change(USUAL_SHARE, answers))
