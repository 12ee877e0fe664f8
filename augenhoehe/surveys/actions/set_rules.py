"""The numbers that hold for all surveys are changed."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.gathering import RULES_ID, asking_rules


@action
def set_asking_rules(fields, *, by):
    """From now on these numbers hold."""
    rules = asking_rules()
    rules.pk = RULES_ID
    for name, value in fields.items():
        setattr(rules, name, value)
    rules.save()
    record(events.RULES_CHANGED, rules, by=by)
    return rules
