"""Count what the check found, for the whole department; who wrote it stands nowhere."""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256

from django.db.models import F
from django.utils import timezone

from augenhoehe.attitudes.models import CountedMonth, CountedRule
from augenhoehe.base.actions import housekeeping
from augenhoehe.base.secrets import derived_key
from augenhoehe.indicators.protection import K
from augenhoehe.kernel.replycheck.rulebook import rulebook

SEATS = 8
MONTHS_KEPT = 24


@housekeeping("sums over the whole department by month and rule; nobody stands in them")
def count_check(rules, *, by):
    """Add a text in which `rules` spoke to this month.

    Ours only: a rule of the house could be written to look for one person's way of writing.
    """
    month = this_month()
    salt = secrets.token_hex(16)
    CountedMonth.objects.get_or_create(month=month, defaults={"salt": salt})
    row = CountedMonth.objects.select_for_update().get(month=month)
    row.checked_count += 1
    sit_down(row, by.pk)
    row.save()
    ours = {one.id for one in rulebook().rules}
    for rule in sorted(ours.intersection(rules)):
        counted, _is_new = CountedRule.objects.get_or_create(month=row, rule=rule)
        CountedRule.objects.filter(pk=counted.pk).update(found_count=F("found_count") + 1)


def sit_down(row, user_id):
    """Take the seat that the month gives this person; once enough are taken, wipe them all.

    Two may share a seat, so fewer are taken than people came, never more.
    """
    if row.is_enough:
        return
    said = f"{row.salt}.{row.month}.{user_id}".encode()
    key = hmac.new(derived_key("check-seats"), said, sha256).digest()
    row.seats |= 1 << key[0] % SEATS
    if row.seats.bit_count() >= K:
        row.is_enough, row.seats, row.salt = True, 0, ""


@housekeeping("what too few people stand behind is thrown away, and what is old")
def forget_counts():
    """Wipe the seats of months that are over, the sums of too few, and all older than two years."""
    over = CountedMonth.objects.filter(month__lt=this_month())
    few = over.filter(is_enough=False)
    CountedRule.objects.filter(month__in=few).delete()
    few.update(checked_count=0, seats=0, salt="")
    oldest = this_month() - timedelta(days=31 * MONTHS_KEPT)
    over.filter(month__lt=oldest).delete()


def this_month():
    """The first day of the month that is now."""
    return timezone.localdate().replace(day=1)
