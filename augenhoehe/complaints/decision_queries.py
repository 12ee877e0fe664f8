"""What pages show of decisions, redress and causes."""

from datetime import timedelta

from augenhoehe.base.tokens import hash_of, is_token
from augenhoehe.complaints.clocks import regime_of
from augenhoehe.complaints.models import Decision, Redress, SecondKey
from augenhoehe.complaints.seconding import is_still_asked

YEAR = timedelta(days=365)


def beginning_of(complaint):
    """What the form of a decision begins with: the newest decision, or what is known."""
    newest = complaint.decisions.prefetch_related("lines").last()
    if newest is None:
        ours = "" if complaint.ours == "open" else complaint.ours
        return {"ours": ours, "elsewhere": regime_of(complaint).elsewhere}
    begin = {
        "ours": newest.ours,
        "reason": newest.reason,
        "alternatives": newest.alternatives,
        "elsewhere": newest.elsewhere or regime_of(complaint).elsewhere,
    }
    for line in newest.lines.all():
        given = {"on": True, "text": line.text, "due": line.due_on}
        if line.kind not in Redress.COSTLESS:
            given["cents"] = line.cents
        begin |= {f"{line.kind}_{name}": value for name, value in given.items()}
    return begin


def second_by_token(token):
    """The key of a link that may still be opened, with its decision; None for any other."""
    if not is_token(token):
        return None
    rows = SecondKey.objects.select_related(
        "decision__complaint__ticket", "decision__by", "decision__second_by", "user"
    )
    found = rows.filter(token_hash=hash_of(token)).first()
    return found if found and is_still_asked(found) else None


def live_of(complaint):
    """Decisions of a complaint in their order, with lines and people."""
    rows = complaint.decisions.select_related("by", "second_by", "answered_by")
    return rows.prefetch_related("lines__done_by").order_by("pk")


def same_cause(complaint, seen, now):
    """Other complaints of the last twelve months with the same cause and product."""
    if not complaint.cause:
        return seen.none()
    others = seen.unmerged().filter(
        cause=complaint.cause, product=complaint.product_id, received_at__gte=now - YEAR
    )
    return others.exclude(pk=complaint.pk).order_by("-received_at", "-pk")


def decisions_waiting(seen):
    """Decisions that wait for second eyes, the oldest first."""
    waiting = seen.filter(state=Decision.State.WAITING)
    return waiting.select_related("complaint", "by").order_by("at", "pk")
