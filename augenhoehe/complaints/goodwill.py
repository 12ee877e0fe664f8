"""What goodwill costs this month, and what is left of its budget."""

from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from augenhoehe.complaints.models import Decision, Redress, RedressRules

RULES_ID = 1


def redress_rules():
    """What may be given; before anybody saved it, what the house begins with."""
    return RedressRules.objects.filter(pk=RULES_ID).first() or RedressRules(pk=RULES_ID)


def goodwill_left(now, rules=None):
    """Cents of goodwill left in the month of `now`; below nought: overdrawn; None: no budget."""
    budget = (rules or redress_rules()).goodwill_cents
    return None if budget is None else budget - goodwill_spent(now)


def goodwill_spent(now):
    """Cents of goodwill promised in the month of `now`."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (first + timedelta(days=31)).replace(day=1)
    given = valid_lines().filter(kind=Redress.Kind.GOODWILL)
    given = given.filter(decision__stands_at__gte=first, decision__stands_at__lt=following)
    return given.aggregate(sum=Sum("cents"))["sum"] or 0


def valid_lines():
    """Lines that cost something: of decisions that stand, and what was done before others came."""
    stands = Q(decision__state=Decision.State.STANDS)
    return Redress.objects.filter(stands | Q(done_at__isnull=False))
