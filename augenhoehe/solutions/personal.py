"""Standard solutions keep nothing of a person, but a text may name one."""

from augenhoehe.base.personal import passages
from augenhoehe.solutions.models import Solution
from augenhoehe.solutions.queries import PARTS

FIELDS = [f"{part}_{tongue}" for part in PARTS for tongue in ("de", "en")]


def texts_of(solution):
    """What it says now, and what its kept versions said."""
    kept = [text for one in solution.versions.all() for text in one.texts.values()]
    return [*(getattr(solution, name) for name in FIELDS), *kept]


passages(Solution, texts=texts_of)
