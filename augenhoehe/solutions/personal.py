"""Standard solutions keep nothing of a person, but a text may name one."""

from augenhoehe.base.personal import passages
from augenhoehe.solutions.models import Solution
from augenhoehe.solutions.queries import PARTS

FIELDS = [f"{part}_{tongue}" for part in PARTS for tongue in ("de", "en")]

passages(Solution, texts=lambda solution: [getattr(solution, name) for name in FIELDS])
