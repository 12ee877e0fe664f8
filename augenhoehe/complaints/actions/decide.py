"""It is decided what is done about a complaint; above one's limit second eyes look first."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.costs import add_up
from augenhoehe.complaints.limits import sums_of, why_second
from augenhoehe.complaints.models import Decision, Redress
from augenhoehe.complaints.moving import locked, move
from augenhoehe.complaints.seconding import ask_second_eyes
from augenhoehe.complaints.states import may_move, refusal_of
from augenhoehe.journal.actions import record

Kind = Redress.Kind


@action
def decide_complaint(complaint, *, ruling, by):
    """Decide with a reason; what is above one's limit or the month's goodwill waits."""
    complaint = locked(complaint)
    check_moving(complaint)
    _check_words(ruling)
    _check_lines(ruling.lines)
    check_none_waits(complaint)
    sums, now = sums_of(ruling.lines), timezone.now()
    why = why_second(sums, user=by, now=now)
    if not why:
        _replace(complaint)
    decision = Decision.objects.create(
        complaint=complaint,
        state=Decision.State.WAITING if why else Decision.State.STANDS,
        ours=ruling.ours,
        reason=ruling.reason.strip(),
        alternatives=ruling.alternatives.strip(),
        elsewhere=ruling.elsewhere.strip(),
        total_cents=sums.total,
        goodwill_cents=sums.goodwill,
        at=now,
        by=by,
        second_why=why,
    )
    _keep_lines(decision, ruling.lines)
    if why:
        ask_second_eyes(decision, by=by)
        record(events.SECOND_ASKED, complaint, by=by, decision_id=decision.pk, why=why)
    else:
        let_stand(decision, complaint)
    return decision


@action
def take_decision_back(decision, *, by):
    """Take back what waits for second eyes; the links in mails end with it."""
    complaint, decision = locked_pair(decision)
    if not decision.waits:
        raise Refused(
            _("It waits for nobody any more. Decide anew instead."), code="decision.not_waiting"
        )
    decision.state = Decision.State.TAKEN_BACK
    decision.save(update_fields=["state"])
    record(events.TAKEN_BACK, complaint, by=by, decision_id=decision.pk)
    return decision


def let_stand(decision, complaint):
    """From now on the decision counts: for the state, for our error, for what it costs."""
    decision.state, decision.stands_at = Decision.State.STANDS, timezone.now()
    decision.save(update_fields=["state", "stands_at"])
    complaint.ours = decision.ours
    complaint.save(update_fields=["ours"])
    move(complaint, "decide", at=decision.stands_at)
    add_up(complaint)
    record(events.DECIDED, complaint, by=decision.by, decision_id=decision.pk)


def locked_pair(decision):
    """Complaint and decision as they are now, held until the transaction ends."""
    complaint = locked(decision.complaint)
    return complaint, Decision.objects.select_for_update().get(pk=decision.pk)


def check_moving(complaint):
    """Refuse where the complaint's state leads to no decision."""
    if not may_move(complaint, "decide"):
        sentence = str(refusal_of(complaint.state, "decide"))
        raise Refused(sentence, code="complaint.no_decide")


def _check_words(ruling):
    if not ruling.reason.strip():
        raise Refused(_("Why is it decided so? Give the reason."), code="decision.no_reason")
    if ruling.ours == "open":
        raise Refused(
            _("Was it our error: yes, partly or no? Decide that first."), code="decision.ours"
        )
    if not any(line.kind == Kind.REJECT for line in ruling.lines):
        return
    if not ruling.alternatives.strip() or not ruling.elsewhere.strip():
        raise Refused(
            _("Whoever is rejected learns what can be done instead and where else to complain."),
            code="decision.no_way_on",
        )


def _check_lines(lines):
    kinds = {line.kind for line in lines}
    if not lines:
        raise Refused(_("What is done? Choose at least one thing."), code="decision.empty")
    if Kind.REJECT in kinds and kinds - {Kind.REJECT, Kind.EXPLAIN, Kind.APOLOGISE}:
        raise Refused(
            _("It is either rejected or something is given. Choose one."), code="decision.both"
        )
    for line in lines:
        if line.cents < 0:
            raise Refused(_("An amount is never below nought."), code="decision.negative")
        if line.cents and line.kind in Redress.COSTLESS:
            raise Refused(
                _("To explain, to apologise or to reject has no amount."), code="decision.costless"
            )


def check_none_waits(complaint):
    """Refuse while a decision waits for second eyes."""
    if complaint.decisions.filter(state=Decision.State.WAITING).exists():
        raise Refused(
            _("A decision waits for second eyes. Take it back first, or wait for the answer."),
            code="decision.waiting",
        )


def _replace(complaint):
    standing = complaint.decisions.filter(state=Decision.State.STANDS)
    standing.update(state=Decision.State.REPLACED)


def _keep_lines(decision, lines):
    Redress.objects.bulk_create(
        Redress(
            decision=decision,
            kind=line.kind,
            text=line.text.strip(),
            cents=line.cents,
            due_on=line.due_on,
        )
        for line in lines
    )
