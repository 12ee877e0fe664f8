"""Deadlines of complaints, made from a template."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.complaints import events
from augenhoehe.complaints.models import Regime
from augenhoehe.journal.actions import record


@action
def add_regime(fields, *, by):
    """Add deadlines from a template; they are put right by hand afterwards."""
    if Regime.objects.filter(name=fields["name"]).exists():
        raise Refused(
            _("There are deadlines of this name already: %(name)s.") % {"name": fields["name"]},
            code="regime.known",
        )
    regime = Regime.objects.create(**fields)
    record(events.REGIME_ADDED, regime, by=by)
    return regime


@housekeeping("the deadlines that became the default are recorded")
def release_others(regime):
    """Only one set of deadlines is the default."""
    Regime.objects.filter(is_default=True).exclude(pk=regime.pk).update(is_default=False)
