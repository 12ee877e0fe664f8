"""How long data are kept, and the night in which they end."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.personal import FORGETTINGS
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.models import Retention, RetentionRun
from augenhoehe.privacy.queries import moment_before

SHORTEST, LONGEST = 1, 240


@action
def set_retention(name, *, months, by):
    """Keep a kind of data so many months from now on (None: until erased)."""
    if name not in FORGETTINGS:
        raise Refused(_("This kind of data is not known."), code="retention.unknown")
    if months is not None and not SHORTEST <= months <= LONGEST:
        raise Refused(_("Choose 1 to 240 months, or leave it empty."), code="retention.months")
    row, _new = Retention.objects.update_or_create(
        name=name, defaults={"months": months, "changed_at": timezone.now()}
    )
    record(events.RETENTION_CHANGED, row, by=by, months=months)
    return row


def run_retention(*, by, tell=lambda count: None):
    """Remove whatever is past its time, batch by batch, with a line in the protocol each."""
    removed = 0
    for rule in Retention.objects.exclude(months=None).order_by("name"):
        if rule.name in FORGETTINGS:
            removed += _run(rule, by=by, tell=tell)
    return removed


def _run(rule, *, by, tell):
    before, count = moment_before(rule.months), 0
    started = timezone.now()
    while removed := FORGETTINGS[rule.name].remove(before, by=by):
        count += removed
        tell(count)
    if count:
        _note(rule, before=before, started=started, count=count, by=by)
    return count


@action
def _note(rule, *, before, started, count, by):
    """Write what ended into the protocol."""
    run = RetentionRun.objects.create(
        name=rule.name,
        months=rule.months,
        before=before,
        started_at=started,
        ended_at=timezone.now(),
        count=count,
    )
    record(events.RETENTION_RAN, run, by=by, count=count)
