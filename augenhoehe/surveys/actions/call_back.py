"""A critical response becomes a call-back: tried, talked, ended with what came of it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.kernel.businesstime import add_service_time, next_opening
from augenhoehe.people.models import User
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.ask_again import ask_again
from augenhoehe.surveys.models import Attempt, CallBack, Doubt, Response

DAY = timedelta(hours=4)


@action
def open_call_back(response, *, by):
    """Once a critical response of a known person; never where it was promised to stay in sums.

    Whoever is asked again and still is dissatisfied is called back once more.
    """
    response = Response.objects.select_related("survey", "ticket__assignee").get(pk=response.pk)
    is_a_persons = response.doubt in ("", Doubt.AGAIN) and response.contact_id is not None
    if not (response.survey.is_single and is_a_persons):
        return None
    call_back, is_new = CallBack.objects.get_or_create(
        response=response,
        defaults={
            "owner": _owner(response),
            "created_at": timezone.now(),
            "due_at": due_at(response.at, response.team_id or 0),
        },
    )
    if is_new:
        record(events.CALL_BACK_OPENED, call_back, by=by)
    return call_back


def due_at(moment, team_id):
    """The middle of the next working day in the team's hours."""
    hours = hours_for(team_id)
    tomorrow = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    opens = next_opening(tomorrow + timedelta(days=1), hours)
    return add_service_time(opens, DAY, hours)


def _owner(response):
    """Whoever worked on the concern and still is here; else a lead."""
    assignee = response.ticket.assignee if response.ticket else None
    if assignee and assignee.is_active:
        return assignee
    return User.objects.filter(is_active=True, grants__role="lead").order_by("pk").first()


@action
def note_attempt(call_back, *, was_reached, note, by):
    """Somebody tried to reach the person, or talked to them."""
    call_back = _open(call_back)
    now = timezone.now()
    Attempt.objects.create(call_back=call_back, at=now, by=by, was_reached=was_reached, note=note)
    if was_reached or call_back.state == CallBack.State.OPEN:
        states = CallBack.State
        call_back.state = states.TALKING if was_reached else states.TRIED
    call_back.first_try_at = call_back.first_try_at or now
    call_back.save(update_fields=["state", "first_try_at"])
    record(events.CALL_BACK_TRIED, call_back, by=by, was_reached=was_reached)
    return call_back


@action
def end_call_back(call_back, *, ending, by):
    """What came of it: `ending` has state, outcome, cause, is_good_now, maybe asks_again."""
    call_back = _open(call_back)
    if ending["state"] == CallBack.State.SOLVED and not ending["cause"]:
        raise Refused(
            _("Choose what it came from, so that we learn from it."), code="call_back.no_cause"
        )
    for name in ("state", "outcome", "cause", "is_good_now"):
        setattr(call_back, name, ending[name])
    call_back.ended_at = timezone.now()
    call_back.first_try_at = call_back.first_try_at or call_back.ended_at
    call_back.save()
    record(events.CALL_BACK_ENDED, call_back, by=by, state=call_back.state)
    return ask_again(call_back, by=by) if ending.get("asks_again") else call_back


@action
def give_call_back(call_back, *, to, by):
    """Somebody else calls back."""
    call_back = _open(call_back)
    call_back.owner = to
    call_back.save(update_fields=["owner"])
    record(events.CALL_BACK_GIVEN, call_back, by=by, user_id=to.pk)
    return call_back


def _open(call_back):
    call_back = CallBack.objects.select_for_update(of=("self",)).get(pk=call_back.pk)
    if not call_back.is_open:
        raise Refused(_("This call-back has ended already."), code="call_back.ended")
    return call_back
