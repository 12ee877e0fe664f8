"""A pulse goes to the whole team by mail: the same mail to everybody, and once more to everybody.

Nothing is kept of single colleagues: no invitation, no token, and no reminder that only those get
who have not answered. Who has answered stands in a keyed hash; the outbox must not tell it.
"""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.kernel.businesstime import is_open_at
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.people.models import READING_ROLES, User
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.send import why_nothing_is_sent
from augenhoehe.surveys.gathering import asking_rules
from augenhoehe.surveys.letters import pulse_letter
from augenhoehe.surveys.models import Audience, Survey
from augenhoehe.surveys.queries import current_version


@action
def ask_teams(*, by, now=None):
    """Pulses that began, and the only reminder of each, in the service hours; how many mails."""
    now = timezone.localtime(now or timezone.now())
    if why_nothing_is_sent() or not is_open_at(now, hours_for(0)):
        return 0
    running = Survey.objects.filter(audience=Audience.TEAM, state=Survey.State.RUNNING)
    found = list(running.filter(team_reminded_at=None).select_for_update())
    return sum(_ask(survey, now, by) for survey in found)


def _ask(survey, now, by):
    is_reminder = survey.team_asked_at is not None
    if is_reminder and not _is_time_to_remind(survey, now):
        return 0
    version = current_version(survey)
    people = _team()
    for person in people:
        write_mail(pulse_letter(survey, version, person, is_reminder=is_reminder), by=by)
    field = "team_reminded_at" if is_reminder else "team_asked_at"
    setattr(survey, field, now)
    survey.save(update_fields=[field])
    record(events.TEAM_ASKED, survey, by=by, count=len(people))
    return len(people)


def _is_time_to_remind(survey, now):
    days = asking_rules().reminder_days
    return bool(days) and survey.team_asked_at + timedelta(days=days) <= now


def _team():
    """Everybody whom a pulse asks, whether they have answered or not."""
    there = User.objects.filter(is_active=True, grants__role__in=READING_ROLES)
    return list(there.exclude(email="").distinct().order_by("pk"))
