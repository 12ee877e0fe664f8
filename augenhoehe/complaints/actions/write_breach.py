"""What is known of a data breach is completed; the risk is judged."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.complaints.models import Breach
from augenhoehe.journal.actions import record

FACTS = (
    "what", "way", "happened", "known_at", "whose", "people_count", "data_kinds", "records_count",
    "consequences", "measures",
)  # fmt: skip


@action
def write_breach(breach, *, facts, by):
    """Keep what is known now; the log says that it changed, a sheet keeps how it was."""
    breach = locked_breach(breach)
    changed = [name for name in FACTS if name in facts and getattr(breach, name) != facts[name]]
    if not changed:
        return breach
    for name in changed:
        setattr(breach, name, facts[name])
    breach.save(update_fields=changed)
    words = [str(Breach._meta.get_field(name).verbose_name) for name in changed]
    add_line(breach, "written", by=by, text=" · ".join(words))
    record(events.BREACH_WRITTEN, breach, by=by)
    return breach


@action
def judge_breach(breach, *, risk, why, by):
    """Judge the risk for those affected; who says that there is none says why."""
    breach = locked_breach(breach)
    why = why.strip()
    if risk == Breach.Risk.NONE and not why:
        raise Refused(
            _("Say why a risk is unlikely: that is why the authority is not told."),
            code="breach.why_no_risk",
        )
    breach.risk, breach.why_risk = risk, why
    breach.save(update_fields=["risk", "why_risk"])
    add_line(breach, "judged", by=by, text=risk)
    record(events.BREACH_JUDGED, breach, by=by, risk=risk)
    return breach
