"""What goes into a check and what comes out."""

from collections import defaultdict
from dataclasses import dataclass, field

ATTITUDES = ("A", "F", "U", "W", "K")


@dataclass(frozen=True)
class Context:
    """What the checker cannot know from the text.

    name: the customer's as the house writes it. address: "sie", "du", "mirror" (as the customer
    writes) or "" (any, but not both). kind: "", "complaint" or "legal". language: "de", "en" or ""
    (to be recognised). templates: the texts the reply was made from. gender: "star", "colon",
    "underscore", "inner", "slash" or "" (any, but one). hidden: rules that shall be silent.
    """

    name: str = ""
    address: str = ""
    kind: str = ""
    language: str = ""
    templates: tuple = ()
    gender: str = ""
    hidden: frozenset = frozenset()


@dataclass(frozen=True)
class Finding:
    """A place and the rule that speaks about it; attitude is one of A, F, U, W, K."""

    rule: str
    attitude: str
    start: int
    end: int
    weight: int
    params: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """A place that carries the text, and what it does."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Question:
    """A question of the customer (its place in the customer's text) and whether it is answered."""

    text: str
    start: int
    end: int
    is_answered: bool


@dataclass(frozen=True)
class Readability:
    """Counts and indices; the indices are None below 30 words, where they say nothing."""

    words: int
    sentences: int
    longest_sentence: int
    long_word_share: float
    lix: float | None = None
    amstad: float | None = None
    wiener: tuple | None = None


@dataclass(frozen=True)
class Report:
    """All that was noticed, in the order of the text; left_out: rules it was too late for."""

    language: str
    findings: tuple
    carrying: tuple
    questions: tuple
    readability: Readability
    is_next_step_named: bool
    form: str
    left_out: tuple = ()

    def by_rule(self):
        """The findings of each rule together, rules in the order of their first place."""
        groups = defaultdict(list)
        for finding in self.findings:
            groups[finding.rule].append(finding)
        return dict(groups)
