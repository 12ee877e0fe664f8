"""Write a rule of the house, or change it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.attitudes import events
from augenhoehe.attitudes.actions.read_house_texts import ask_to_read_house_texts
from augenhoehe.attitudes.models import HouseRule
from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record

MOST = 200


@action
def write_rule(row, *, by):
    """Keep a rule that was read and tried; it looks from now on."""
    is_new = row.pk is None
    if is_new and HouseRule.objects.count() >= MOST:
        raise Refused(
            _("There are %(most)s rules already. Change one that is switched off instead.")
            % {"most": MOST},
            code="check_rule.many",
        )
    row.changed_at = timezone.now()
    row.save()
    record(events.RULE_WRITTEN if is_new else events.RULE_CHANGED, row, by=by)
    ask_to_read_house_texts()
    return row
