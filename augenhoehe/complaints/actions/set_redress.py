"""Who may give how much, the month's goodwill, the price of an hour, the second pair of eyes."""

from augenhoehe.base.actions import action
from augenhoehe.complaints import events
from augenhoehe.complaints.goodwill import RULES_ID
from augenhoehe.complaints.models import RedressRules
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@action
def set_redress_rules(wanted, *, by):
    """Keep the limits; links to addresses that were taken out end with it."""
    rules, _new = RedressRules.objects.update_or_create(pk=RULES_ID, defaults=wanted)
    record(events.REDRESS_RULES_SET, department(), by=by)
    return rules
