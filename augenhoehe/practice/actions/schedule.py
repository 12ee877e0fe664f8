"""Who practises alone keeps a schedule: begun, rated, reminded of, and deleted by its owner."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.practice.models import Card, Schedule
from augenhoehe.practice.scheduling import RATINGS, rated

PRIVATE = "who practises what, and how it went, is nobody's business"


@housekeeping(PRIVATE)
def begin_schedule(owner):
    """Begin a private schedule."""
    try:
        with transaction.atomic():
            return Schedule.objects.create(owner=owner)
    except IntegrityError as failure:
        raise Refused(_("Your schedule is there already."), code="practice.twice") from failure


@housekeeping(PRIVATE)
def rate_situation(schedule, *, code, word):
    """Keep when a situation comes again; nothing of what was answered."""
    if word not in RATINGS:
        raise Refused(_("Choose one of the four answers."), code="practice.rating")
    schedule = Schedule.objects.select_for_update().get(pk=schedule.pk)
    card = Card.objects.filter(schedule=schedule, code=code).first()
    state, due_at = rated(card.state if card else {}, word, timezone.now())
    kept = {"state": state, "due_at": due_at}
    found, _new = Card.objects.update_or_create(schedule=schedule, code=code, defaults=kept)
    return found


@housekeeping(PRIVATE)
def choose_reminder(schedule, *, is_offered):
    """My day reminds of what is due, or keeps quiet."""
    schedule.is_offered = is_offered
    schedule.save(update_fields=["is_offered"])
    return schedule


@housekeeping(PRIVATE)
def skip_day(schedule):
    """Not today: My day keeps quiet until tomorrow."""
    schedule.settled_on = timezone.localdate()
    schedule.save(update_fields=["settled_on"])


@housekeeping(PRIVATE)
def erase_schedule(schedule):
    """Delete the schedule and everything in it, at once and for good."""
    Schedule.objects.filter(pk=schedule.pk).delete()
