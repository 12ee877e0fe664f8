"""What goodwill costs this month, and what is left of its budget."""

from datetime import datetime

from django.db.models import Q, Sum
from django.utils import timezone

from augenhoehe.complaints.models import Decision, Redress, RedressRules

RULES_ID = 1


def redress_rules():
    """What may be given; before anybody saved it, what the house begins with."""
    return RedressRules.objects.filter(pk=RULES_ID).first() or RedressRules(pk=RULES_ID)


def goodwill_left(now, rules=None):
    """Cents of goodwill left in the month of `now`, below nought when overdrawn; None: no budget."""
    budget = (rules or redress_rules()).goodwill_cents
    return None if budget is None else budget - goodwill_spent(now)


def goodwill_spent(now):
    """Cents of goodwill promised in the month of `now`."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    given = valid_lines().filter(kind=Redress.Kind.GOODWILL)
    given = given.filter(decision__stands_at__gte=first, decision__stands_at__lt=_next(first))
    return given.aggregate(sum=Sum("cents"))["sum"] or 0


def valid_lines():
    """Lines that cost something: of decisions that stand, and what was done before others came."""
    stands = Q(decision__state=Decision.State.STANDS)
    return Redress.objects.filter(stands | Q(done_at__isnull=False))


def _next(first):
    year, month = divmod(first.year * 12 + first.month, 12)
    return timezone.make_aware(datetime(year, month + 1, 1), first.tzinfo)
