"""How far a conflict has gone, by what can be observed: a range of stages, no verdict.

After Glasl, Konfliktmanagement: nine stages, three levels. Sources differ on which way to act
begins to fit where; so ranges are given, and each way names the stages it is said to fit.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

FIRST, LAST = 1, 9


@dataclass(frozen=True)
class Sign:
    """Something one can see or hear, and the stage at which it is typical."""

    code: str
    stage: int
    words: str


@dataclass(frozen=True)
class Way:
    """A way to act, and the stages it is said to fit."""

    lowest: int
    highest: int
    words: str


SIGNS = (
    Sign("stuck", 1, _("Positions have become hard, but people still talk to each other")),
    Sign("black_white", 2, _("Debate: who is right counts more than the matter")),
    Sign("facts", 3, _("Facts are created instead of talking: payment stopped, deadlines set")),
    Sign("sides", 4, _("Others are drawn in as allies, the other side is painted black")),
    Sign("face", 5, _("Somebody is attacked in public or exposed, trust is gone")),
    Sign("threats", 6, _("Threats: a lawyer, a public review, cancelling")),
    Sign("harm", 7, _("The other side is to be harmed, even if it costs something")),
    Sign("destroy", 8, _("The other side's existence is attacked")),
    Sign("abyss", 9, _("Going down together counts more than getting out")),
)
WAYS = (
    Way(1, 3, _("a moderated talk: you lead it, the parties find the solution")),
    Way(3, 5, _("several talks, first with each alone, with clear rules")),
    Way(4, 6, _("separate talks about hurt and roles, with help from outside")),
    Way(5, 7, _("mediation by somebody neutral from outside")),
    Way(6, 8, _("arbitration: a body both accept decides")),
    Way(7, 9, _("a decision with power: management, lawyers, a clean end of the contract")),
)
STAGES = {one.code: one.stage for one in SIGNS}


def stages_of(codes):
    """(lowest, highest) stage that fits what was observed; None without a sign.

    The highest sign seen decides; a single observation can err by one stage to each side, several
    in a row support each other, so the range reaches from the next lower sign to the highest.
    """
    seen = sorted({STAGES[code] for code in codes if code in STAGES})
    if not seen:
        return None
    if len(seen) == 1:
        return max(FIRST, seen[0] - 1), min(LAST, seen[0] + 1)
    return seen[-2], seen[-1]


def ways_for(stages):
    """Ways to act that are said to fit somewhere in the range."""
    if stages is None:
        return []
    low, high = stages
    return [way for way in WAYS if way.lowest <= high and way.highest >= low]
