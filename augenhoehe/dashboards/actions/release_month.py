"""The page is released for the boss, or taken back before it has left."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.jobs import enqueue, withdraw
from augenhoehe.dashboards import events
from augenhoehe.dashboards.actions.write_month import draft_of
from augenhoehe.dashboards.models import MonthPage
from augenhoehe.dashboards.monthly import facts_of
from augenhoehe.dashboards.receivers import due_day, sending
from augenhoehe.files.actions import detach_all
from augenhoehe.indicators.calendar import following
from augenhoehe.journal.actions import record

# So long it can be taken back before it leaves by mail.
GRACE = timedelta(seconds=20)


@action
def release_month(month, *, by):
    """Keep what the page says, show it to the boss, have it printed, and sent if it is due."""
    page, now = draft_of(month), timezone.now()
    if not page.intro.strip():
        raise Refused(_("One sentence first: what is the most important?"), code="month.intro")
    page.facts = facts_of(month, user=by, now=now)
    page.released_at, page.released_by = now, by
    page.open_until = window_end(timezone.localdate(now))
    page.save()
    record(events.MONTH_RELEASED, page, by=by)
    enqueue("dashboards.print_month", page_id=page.pk)
    how = sending()
    if how.is_on and due_day(month, how) <= timezone.localdate(now):
        enqueue("dashboards.send_month", key=send_key(page), due_at=now + GRACE, page_id=page.pk)
    return page


@action
def take_back_month(page, *, by):
    """Make a released page a draft again, as long as it has not left and nobody has answered."""
    page = MonthPage.objects.select_for_update().get(pk=page.pk)
    if page.released_at is None:
        raise Refused(_("This page is a draft."), code="month.draft")
    if page.sent_at or page.decisions.exclude(answered_at=None).exists():
        raise Refused(
            _("The boss has it already. What is to be corrected goes on the next page."),
            code="month.gone",
        )
    withdraw(send_key(page))
    detach_all(MonthPage, [page.pk])
    page.facts, page.released_at, page.released_by, page.open_until = {}, None, None, None
    page.save()
    record(events.MONTH_TAKEN_BACK, page, by=by)
    return page


def send_key(page):
    """The key of the job that sends a page."""
    return f"month:{page.pk}"


def window_end(day):
    """The last day on which a page released on `day` is answered: the end of the next month."""
    after = following(following(day, "month"), "month")
    return after - timedelta(days=1)
