"""The draft of a monthly page: its sentence, and what the boss is asked."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Decision, MonthPage
from augenhoehe.dashboards.monthly import is_over
from augenhoehe.journal.actions import record

AT_MOST = 5


@dataclass(frozen=True)
class Asked:
    """A question to the boss: what, why, needed by when."""

    question: str
    why: str
    due_on: date


@action
def write_month(month, *, intro, by):
    """Write the lead's sentence on the page of a month; the first time the page begins."""
    page = draft_of(month)
    page.intro = intro
    page.save(update_fields=["intro"])
    record(events.MONTH_WRITTEN, page, by=by)
    return page


@action
def ask_decision(month, *, asked, by):
    """Put a question to the boss on the page of a month that is not released yet."""
    page = draft_of(month)
    if page.decisions.count() >= AT_MOST:
        raise Refused(
            _("Five questions are enough for one month. Take one out first."), code="month.full"
        )
    _check_day(asked)
    found = Decision.objects.create(page=page, asked_by=by, asked_at=timezone.now(), **vars(asked))
    record(events.ASKED, found, by=by)
    return found


@action
def change_question(decision, *, asked, by):
    """Change a question as long as the page is a draft."""
    draft_of(decision.page.month)
    _check_day(asked)
    for name, value in vars(asked).items():
        setattr(decision, name, value)
    decision.save(update_fields=list(vars(asked)))
    record(events.ASKED_ANEW, decision, by=by)
    return decision


@action
def drop_question(decision, *, by):
    """Take a question out of a draft."""
    page = draft_of(decision.page.month)
    decision.delete()
    record(events.DROPPED, page, by=by)
    return page


def draft_of(month):
    """The page of a month, locked, begun if need be; refused once it is released."""
    if not is_over(month, timezone.localdate()):
        raise Refused(_("This month is not over yet."), code="month.running")
    MonthPage.objects.get_or_create(month=month)
    page = MonthPage.objects.select_for_update().get(month=month)
    if page.released_at:
        raise Refused(
            _("This page is released; it stays as the boss saw it. Ask on the next one."),
            code="month.released",
        )
    return page


def _check_day(asked):
    if asked.due_on < timezone.localdate():
        raise Refused(_("This day is over. Choose today or a later one."), code="decision.past")
