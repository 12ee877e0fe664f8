"""Keep how far the set-up is."""

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.journal.actions.record import record
from augenhoehe.people.models import Department
from augenhoehe.people.queries import DEPARTMENT_ID
from augenhoehe.setup import events


@housekeeping("how far the set-up is; what a step changed is recorded by its own action")
def mark_step(name, state):
    """A step was done, or shall wait."""
    department, _new = Department.objects.get_or_create(pk=DEPARTMENT_ID)
    department = Department.objects.select_for_update().get(pk=department.pk)
    steps = department.checklist.setdefault("steps", {})
    if steps.get(name) != "done":
        steps[name] = state
    department.save(update_fields=["checklist"])
    return department


@action
def finish_setup(*, by):
    """The set-up is through; from now on the check list says what is missing."""
    department, _new = Department.objects.get_or_create(pk=DEPARTMENT_ID)
    if department.set_up_at is None:
        department.set_up_at = timezone.now()
        department.save(update_fields=["set_up_at"])
        record(events.FINISHED, department, by=by)
    return department
