"""Who may give how much, and when a decision needs a second pair of eyes."""

from dataclasses import dataclass

from augenhoehe.complaints.goodwill import goodwill_left, redress_rules
from augenhoehe.complaints.models import Decision, Redress, RedressRules

NO_LIMIT = None


@dataclass(frozen=True)
class Sums:
    """What the lines of a decision cost together, and how much of it is goodwill."""

    total: int
    goodwill: int


def sums_of(lines):
    """The sums of lines that are written or kept."""
    kept = [(one.kind, one.cents) for one in lines]
    goodwill = sum(cents for kind, cents in kept if kind == Redress.Kind.GOODWILL)
    return Sums(sum(cents for _kind, cents in kept), goodwill)


def limit_of(user, rules=None):
    """The highest limit of a person's roles in cents; None is no limit."""
    rules = rules or redress_rules()
    held = [getattr(rules, name) for role, name in RedressRules.LIMITED if user.has_role(role)]
    if not held:
        return 0
    return NO_LIMIT if NO_LIMIT in held else max(held)


def covers(limit, cents):
    """Is an amount within a limit?"""
    return limit is NO_LIMIT or cents <= limit


def why_second(sums, *, user, now):
    """Why a second pair of eyes is needed; "" where none is."""
    rules = redress_rules()
    if not covers(limit_of(user, rules), sums.total):
        return Decision.Second.LIMIT
    left = goodwill_left(now, rules)
    if sums.goodwill and left is not None and sums.goodwill > left:
        return Decision.Second.BUDGET
    return ""
