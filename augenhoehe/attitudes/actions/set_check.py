"""How the reply check works in this house, and whether what it finds is counted."""

from django.utils import timezone

from augenhoehe.attitudes import events
from augenhoehe.attitudes.actions.read_house_texts import ask_to_read_house_texts
from augenhoehe.attitudes.models import CheckSettings, CountedMonth
from augenhoehe.attitudes.models.settings import ONLY
from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@action
def set_check(values, *, by):
    """Keep the settings; whoever switches counting off throws all sums away."""
    before = CheckSettings.objects.select_for_update().filter(pk=ONLY).first()
    since = before.counting_since if before else None
    if not values["is_counting"]:
        CountedMonth.objects.all().delete()
        since = None
    values = {**values, "counting_since": since}
    if values["is_counting"] and since is None:
        values["counting_since"] = timezone.localdate()
    row, _is_new = CheckSettings.objects.update_or_create(pk=ONLY, defaults=values)
    record(events.CHECK_SET, department(), by=by, is_counting=row.is_counting)
    ask_to_read_house_texts()
    return row
