"""Begin with suggested standard solutions."""

from augenhoehe.base.actions import action
from augenhoehe.setup.queries import suggested
from augenhoehe.solutions.actions.save import create_solution
from augenhoehe.solutions.models import Solution


@action
def take_solutions(keys, *, by):
    """Take the suggested solutions of these keys over, unless one of that title is there."""
    there = set(Solution.objects.values_list("title_de", flat=True))
    wanted = [one for one in suggested("solutions") if one["key"] in keys]
    return [create_solution(one, by=by) for one in wanted if one["title_de"] not in there]
