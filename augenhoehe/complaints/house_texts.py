"""What customers read of the deadlines of complaints: where else they can complain."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.house_texts import Said, house_texts
from augenhoehe.complaints import events, rules
from augenhoehe.complaints.models import Regime
from augenhoehe.people.queries import department


def _in_use():
    return Regime.objects.filter(retired_at=None)


def _says(regime):
    language = department().language
    yield Said("elsewhere", _("Where else one can complain"), language, regime.elsewhere)


def _visible_to(user):
    allowed = user.is_authenticated and rules.may_change_regimes(user)
    return Regime.objects.all() if allowed else Regime.objects.none()


def _edit(regime, part):
    return reverse("complaints:regime", args=[regime.pk])


house_texts(
    "regimes",
    Regime,
    label=_("Complaints: where else one can complain"),
    rows=_in_use,
    says=_says,
    visible_to=_visible_to,
    may_change=rules.may_change_regimes,
    edit_url=_edit,
    after=(
        events.REGIME_ADDED,
        events.REGIME_CHANGED,
        events.REGIME_RETIRED,
        events.REGIME_RESTORED,
    ),
)
