"""Switch a rule of the reply check off for this house, or on again."""

from django.utils import timezone

from augenhoehe.attitudes import events
from augenhoehe.attitudes.actions.read_house_texts import ask_to_read_house_texts
from augenhoehe.attitudes.models import HouseRule, SilencedRule
from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@action
def turn_house_rule(row, *, is_on, by):
    """A rule the house wrote: let it look, or not."""
    HouseRule.objects.filter(pk=row.pk).update(is_on=is_on, changed_at=timezone.now())
    record(events.RULE_TURNED, row, by=by, is_on=is_on)
    ask_to_read_house_texts()


@action
def turn_rule(rule, *, is_on, by):
    """One of ours, by its id: let it look, or not."""
    if is_on:
        SilencedRule.objects.filter(rule=rule).delete()
    else:
        SilencedRule.objects.get_or_create(rule=rule, defaults={"silenced_at": timezone.now()})
    record(events.RULE_SILENCED, department(), by=by, rule=rule, is_on=is_on)
    ask_to_read_house_texts()
