"""An old version of a standard solution comes back, or is removed."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.journal.actions import record
from augenhoehe.solutions import events
from augenhoehe.solutions.actions.save import change_solution
from augenhoehe.solutions.models import Solution, SolutionVersion


@action
def restore_version(version, *, by):
    """Let a solution say again what it said in an old version; that is a new version."""
    solution = Solution.objects.select_for_update().get(pk=version.solution_id)
    if version.number == solution.version:
        raise Refused(_("This is what the standard solution says now."), code="version.present")
    fields = {
        **version.texts,
        "topic": Topic.objects.filter(pk=version.topic_id).first(),
        "product": Product.objects.filter(pk=version.product_id).first(),
    }
    solution = change_solution(solution, fields=fields, by=by)
    record(events.VERSION_RESTORED, solution, by=by, version=solution.version, of=version.number)
    return solution


@action
def drop_version(version, *, by):
    """Remove an old version for good, for example because it names somebody."""
    solution = Solution.objects.select_for_update().get(pk=version.solution_id)
    if version.number == solution.version:
        raise Refused(
            _("This is what the standard solution says now. Change it first."),
            code="version.present",
        )
    record(events.VERSION_DROPPED, solution, by=by, version=version.number)
    SolutionVersion.objects.filter(pk=version.pk).delete()
