"""A standard solution is written or changed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts
from augenhoehe.solutions import events
from augenhoehe.solutions.finding import doc_of
from augenhoehe.solutions.models import Solution, SolutionVersion
from augenhoehe.solutions.queries import PARTS

TEXTS = tuple(f"{part}_{tongue}" for part in PARTS for tongue in ("de", "en"))
LINKS = ("topic", "product", "owner", "review_on")
LONGEST = 20_000


@action
def create_solution(fields, *, by):
    """Write a new standard solution; `fields` are the model's, a title in one language at least."""
    solution = Solution(changed_at=timezone.now())
    _fill(solution, fields)
    solution.save()
    _keep(solution, by)
    index_texts([doc_of(solution)])
    record(events.CREATED, solution, by=by)
    return solution


@action
def change_solution(solution, *, fields, by):
    """Change a standard solution; where it says something else, its version counts up."""
    seen = solution.version
    solution = Solution.objects.select_for_update().get(pk=solution.pk)
    if fields.get("version", seen) != solution.version:
        sentence = _("Somebody changed this meanwhile. Your text is still here: compare and save.")
        raise Refused(sentence, code="solution.stale")
    before = _said(solution)
    _keep(solution, None)
    _fill(solution, fields)
    if _said(solution) != before:
        solution.version += 1
        solution.changed_at = timezone.now()
        _keep(solution, by)
    solution.save()
    index_texts([doc_of(solution)])
    record(events.CHANGED, solution, by=by, version=solution.version)
    return solution


def _said(solution):
    """What a version is: the texts, and what it is about."""
    texts = {name: getattr(solution, name) for name in TEXTS}
    return {"texts": texts, "topic_id": solution.topic_id, "product_id": solution.product_id}


def _keep(solution, by):
    """Keep the present version, unless it is kept already."""
    SolutionVersion.objects.get_or_create(
        solution=solution,
        number=solution.version,
        defaults={
            **_said(solution),
            "changed_by": None if isinstance(by, str) else by,
            "changed_at": solution.changed_at,
        },
    )


def _fill(solution, fields):
    for name in TEXTS:
        if name in fields:
            text = str(fields[name] or "").replace("\0", "").strip()
            setattr(solution, name, text[:LONGEST])
    for name in LINKS:
        if name in fields:
            setattr(solution, name, fields[name])
    solution.title_de = " ".join((solution.title_de or solution.title_en).split())[:160]
    solution.title_en = " ".join(solution.title_en.split())[:160]
    if not solution.title_de:
        raise Refused(_("A standard solution needs a title."), code="solution.untitled")
