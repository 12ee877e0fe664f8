"""A hint on a text of the house is left as it is: it is meant so; or it is looked at again."""

from django.utils.translation import gettext as _

from augenhoehe.attitudes import events
from augenhoehe.attitudes.models import LookedText
from augenhoehe.base.actions import Refused, action
from augenhoehe.base.house_texts import HOUSE_TEXTS
from augenhoehe.journal.actions import record


@action
def mean_house_text(looked, *, rule, fingerprint, by):
    """Leave a hint as it is, for the very words that were read."""
    _turn(looked, rule, fingerprint, True)
    record(events.MEANT, _thing(looked), by=by, rule=rule, language=looked.language)


@action
def unmean_house_text(looked, *, rule, fingerprint, by):
    """Show a hint again that was meant so."""
    _turn(looked, rule, fingerprint, False)
    record(events.UNMEANT, _thing(looked), by=by, rule=rule, language=looked.language)


def _turn(looked, rule, fingerprint, is_meant):
    looked = LookedText.objects.select_for_update().get(pk=looked.pk)
    if looked.fingerprint != fingerprint:
        raise Refused(
            _("Somebody changed this text meanwhile. Please look at it again."),
            code="house_text.changed",
        )
    if not looked.hints.filter(rule=rule).update(is_meant=is_meant):
        raise Refused(_("The check does not say that about this text."), code="house_text.no_hint")


def _thing(looked):
    return HOUSE_TEXTS[looked.kind].model.objects.get(pk=looked.thing_id)
