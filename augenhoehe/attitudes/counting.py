"""What was counted, as its page shows it: whole months only, and only where enough took part."""

from dataclasses import dataclass

from django.db.models import Sum

from augenhoehe.attitudes.actions.count_check import this_month
from augenhoehe.attitudes.models import CountedMonth, CountedRule
from augenhoehe.indicators.protection import K, are_enough, staff, staff_rows
from augenhoehe.kernel.statistics import wilson

FEWEST = K


@dataclass(frozen=True)
class Counted:
    """A rule: in how many of `n` texts it spoke; None where that is fewer than `FEWEST`."""

    line: object
    count: int | None
    share: object | None


def shown_months():
    """Months that are over and in which enough people checked, the newest first."""
    if not are_enough(staff(staff_rows())):
        return []
    return list(CountedMonth.objects.filter(month__lt=this_month(), is_enough=True))


def too_few():
    """How many months that are over had too few people to be shown."""
    over = CountedMonth.objects.filter(month__lt=this_month())
    return over.count() - len(shown_months())


def counted_in(months, lines):
    """(texts checked, [Counted, …] with the most frequent first) of these months together."""
    n = sum(month.checked_count for month in months)
    rows = CountedRule.objects.filter(month__in=[month.pk for month in months])
    found = dict(rows.values_list("rule").annotate(Sum("found_count")).order_by())
    known = {line.rule: line for line in lines if not line.is_own}
    counted = [
        _counted(known[name], min(hits, n), n) for name, hits in found.items() if name in known
    ]
    return n, sorted(counted, key=lambda one: (-(one.count or 0), one.line.title))


def _counted(line, hits, n):
    if hits < FEWEST:
        return Counted(line, None, None)
    return Counted(line, hits, wilson(hits, n))
