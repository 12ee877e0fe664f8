"""Deadlines of complaints as a boring table, and the templates they can be made from."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.crud import Kinds, Table, Words
from augenhoehe.complaints import events, rules
from augenhoehe.complaints.actions.regime import release_others
from augenhoehe.complaints.forms import RegimeForm
from augenhoehe.complaints.models import Regime
from augenhoehe.journal.actions import record


def _recorded(kind, regime, *, by):
    """Within the table's action: whatever became the default is so alone."""
    if regime.is_default:
        release_others(regime)
    record(kind, regime, by=by)


REGIMES = Table(
    model=Regime,
    form=RegimeForm,
    route="complaints:regime",
    words=Words(
        title=_("Deadlines of complaints"),
        lead=_("By when a customer hears that it arrived, how it stands, and what was decided."),
        add=_("New deadlines"),
        empty=_(
            "Until there are some: confirmed within 1, news every 5, told within 10 working days."
        ),
    ),
    may_see=rules.may_see_regimes,
    may_change=rules.may_change_regimes,
    record=_recorded,
    kinds=Kinds(
        added=events.REGIME_ADDED,
        changed=events.REGIME_CHANGED,
        retired=events.REGIME_RETIRED,
        restored=events.REGIME_RESTORED,
    ),
)

# Figures of the law as of 2025; each template says where they come from, to be checked.
TEMPLATES = {
    "house": {
        "name": pgettext_lazy("regime", "House rule"),
        "hint": _("Our own promise: confirmed the next day, news every week, told in two."),
    },
    "consumers": {
        "name": _("Consumers in Germany (VSBG)"),
        "hint": _(
            "With more than ten people a trader says whether it takes part in a dispute"
            " resolution (§ 36 VSBG), and names the body in text form once a dispute stays"
            " unresolved (§ 37 VSBG)."
        ),
        "elsewhere": _(
            "You can turn to a consumer dispute resolution body. The one in charge of us: […]."
            " We are willing / not willing to take part in a procedure there."
        ),
    },
    "financial": {
        "name": _("Financial services (like FCA DISP)"),
        "hint": _(
            "Confirmed promptly, a final answer within eight weeks. What is settled by the end of"
            " the third working day needs only a short note."
        ),
        "acknowledge_days": 3,
        "news_days": 28,
        "decision_days": 56,
        "internal_days": 42,
        "is_calendar": True,
        "elsewhere": _(
            "If you do not agree, you can turn to the ombudsman within six months, free of charge."
        ),
    },
    "payments": {
        "name": _("Payment services (§ 62 ZAG)"),
        "hint": _(
            "An answer within 15 working days; where that cannot be held for reasons outside, an"
            " interim answer, and the final one within 35 working days."
        ),
        "acknowledge_days": 1,
        "news_days": 10,
        "decision_days": 15,
        "internal_days": 10,
    },
    "supply": {
        "name": _("Energy supply (§ 111a EnWG)"),
        "hint": _("An answer within four weeks; if it is not put right, with reasons in text."),
        "acknowledge_days": 3,
        "news_days": 14,
        "decision_days": 28,
        "internal_days": 21,
        "is_calendar": True,
        "elsewhere": _("You can turn to the energy dispute resolution body (Schlichtungsstelle)."),
    },
}
NUMBERS = ("acknowledge_days", "news_days", "decision_days", "internal_days", "is_calendar")


def fields_of(code):
    """The fields of a template in the reader's language."""
    return {
        name: value if name in NUMBERS else str(value) for name, value in TEMPLATES[code].items()
    }
