"""What was decided on the demo's complaints: redress, cost, categories of our own errors.

What really happened: of our real errors a third came from an unclear process; one decision waits
for second eyes; one measure is done, and the customer still has to hear of it.
"""

from datetime import timedelta
from random import Random

from augenhoehe.complaints.models import Analysis, Complaint, Decision, Effort, Redress

DAY = timedelta(days=1)
LINES = {
    "yes": (("apologise", "repair"), ("apologise", "goodwill"), ("apologise", "refund")),
    "partly": (("explain", "refund"), ("explain", "apologise")),
    "no": (("reject",), ("explain",)),
}
COST = {"goodwill": (2000, 4500), "refund": (1500, 4000), "repair": (0, 2500)}
OUR_ERROR, SPOKEN = "our_error", ("de", "en")


class Decided:
    """Lines, categories and hours of the decisions that stand, in memory."""

    def __init__(self, house, data, *, now, seed):
        self.house, self.data, self.now, self.rng = house, data, now, Random(seed)
        self.lines, self.efforts, self.analyses = [], [], []

    def add(self, decision):
        """What was done because of one decision, and what it cost."""
        complaint = decision.complaint
        kinds = self.rng.choice(LINES[decision.ours])
        for kind in kinds:
            self.lines.append(self._line(decision, kind))
        own = self.lines[-len(kinds) :]
        decision.total_cents = sum(line.cents for line in own)
        decision.goodwill_cents = sum(line.cents for line in own if line.kind == "goodwill")
        if "reject" in kinds:
            decision.alternatives = self._said(self.data["alternatives"], complaint)
            decision.elsewhere = complaint.regime.elsewhere if complaint.regime else ""
        complaint.cost_cents = decision.total_cents + self._effort(complaint, decision.at)

    def _line(self, decision, kind):
        low, high = COST.get(kind, (0, 0))
        words = self.data["texts"].get(kind)
        at = min(decision.at + self.rng.randrange(1, 4) * DAY, self.now)
        is_done = kind != "reject" and decision.complaint.told_at is not None
        return Redress(
            decision=decision,
            kind=kind,
            text=self._said(words, decision.complaint) if words else "",
            cents=round(self.rng.randint(low, high), -2),
            due_on=None if kind == "reject" else (decision.at + 5 * DAY).date(),
            done_at=at if is_done else None,
            done_by=decision.by if is_done else None,
        )

    def _said(self, words, complaint):
        """What the customer reads, in their language."""
        spoken = complaint.language if complaint.language in SPOKEN else self.house.language
        return words[spoken]

    def _effort(self, complaint, at):
        """The cents of the time it took, where it was noted."""
        if self.rng.random() > 0.4:
            return 0
        minutes = self.rng.choice((20, 30, 45, 60, 90))
        text = self.house.told(self.data["effort"])
        self.efforts.append(Effort(complaint=complaint, minutes=minutes, text=text, at=at))
        return minutes * self.data["limits"]["hour_cents"] // 60

    def analyse(self, complaints, categories):
        """A category for each of our real errors, some more often than others."""
        weights = [row["weight"] for row in self.data["categories"]]
        for one in complaints:
            at = one.decided_at or one.received_at
            category = self.rng.choices(categories, weights)[0]
            self.analyses.append(Analysis(complaint=one, category=category, found_at=at))


def tell_redress(house, data, categories, *, now):
    """Everything about the complaints that are written, as `Decided`."""
    decided = Decided(house, data, now=now, seed="redress")
    standing = Decision.objects.filter(state=Decision.State.STANDS).order_by("pk")
    decided.decisions = list(standing.select_related("complaint__regime", "by"))
    for decision in decided.decisions:
        decided.add(decision)
    ours = Complaint.objects.filter(cause=OUR_ERROR).exclude(kind=Complaint.Kind.BREACH)
    decided.analyse(ours.order_by("pk"), categories)
    return decided
