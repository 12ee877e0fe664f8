"""Save what holds for the whole department."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Department
from augenhoehe.people.queries import DEPARTMENT_ID


@action
def save_department(*, name, state, language, by):
    """Save company name, state (whose holidays count) and language."""
    values = {"name": name, "state": state, "language": language}
    department, _new = Department.objects.update_or_create(pk=DEPARTMENT_ID, defaults=values)
    record(events.DEPARTMENT_SAVED, department, by=by)
    return department
