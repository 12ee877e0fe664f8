"""A standard solution is no longer offered, or is offered again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import drop, index_texts
from augenhoehe.solutions import events
from augenhoehe.solutions.finding import doc_of
from augenhoehe.solutions.models import Solution


@action
def retire_solution(solution, *, by):
    """Offer a solution no more; what was solved with it stays readable."""
    solution = _turn(solution, timezone.now())
    drop([ref(solution)])
    record(events.RETIRED, solution, by=by)


@action
def restore_solution(solution, *, by):
    """Offer a retired solution again."""
    solution = _turn(solution, None)
    index_texts([doc_of(solution)])
    record(events.RESTORED, solution, by=by)


def _turn(solution, at):
    solution = Solution.objects.select_for_update().get(pk=solution.pk)
    if (solution.retired_at is None) == (at is None):
        raise Refused(_("This was done already."), code="solution.same")
    solution.retired_at = at
    solution.save(update_fields=["retired_at"])
    return solution
