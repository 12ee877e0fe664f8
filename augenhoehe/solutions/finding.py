"""What is found of standard solutions."""

from augenhoehe.base.offers import ref
from augenhoehe.search.actions import Doc
from augenhoehe.search.scopes import EVERYONE
from augenhoehe.solutions.models import Solution
from augenhoehe.solutions.queries import PARTS


def doc_of(solution):
    """The document of a solution: all of its texts."""
    texts = [getattr(solution, f"{part}_{tongue}") for part in PARTS for tongue in ("de", "en")]
    names = [name for name in (solution.title_de, solution.title_en) if name]
    at = solution.changed_at
    return Doc(owner=ref(solution), at=at, scope=EVERYONE, texts=texts, names=names)


def docs():
    """The documents of all solutions in use."""
    for solution in Solution.objects.filter(retired_at=None).iterator(500):
        yield doc_of(solution)
