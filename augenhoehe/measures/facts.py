"""What a measure is written from."""

from dataclasses import dataclass
from datetime import date

from augenhoehe.measures.models import Idea, Verdict
from augenhoehe.people.models import User

UNKNOWN = (None, None)


@dataclass(frozen=True)
class Sketch:
    """A measure as somebody wrote it; links are (type, id), money is (low, high) in euros.

    `cost` once, `benefit` a month. Without a goal it serves none.
    """

    title: str
    owner: User
    due_on: date | None = None
    signal: tuple | None = None
    signal_text: str = ""
    goal: tuple | None = None
    cost: tuple = UNKNOWN
    benefit: tuple = UNKNOWN
    idea: Idea | None = None


@dataclass(frozen=True)
class Expected:
    """What is expected of an improvement, see `models.Expectation`."""

    hypothesis: str
    indicator: str
    expected: float
    starts_on: date
    review_on: date
    segment: str = ""
    control: str = ""


@dataclass(frozen=True)
class Decision:
    """What the lead decides on an effect; `review_on` set: go on and look again then."""

    found: Verdict
    verdict: Verdict
    reason: str = ""
    lesson: str = ""
    facts: dict | None = None
    review_on: date | None = None
