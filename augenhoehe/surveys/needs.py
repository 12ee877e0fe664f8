"""What of ours belongs on somebody's day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.surveys import rules
from augenhoehe.surveys.models import Audience, HasAnswered, Survey
from augenhoehe.surveys.queries import not_answered, pulse_hashes

CHASER, UPKEEP = 4, 7
AT_MOST = 30


@need("callback.due", seen=rules.call_backs_visible_to)
def to_call_back(mine, user, now):
    """Whoever is to call somebody back, by the date it is due."""
    due = mine.filter(owner=user, ended_at=None).select_related("response__contact")
    rows = yield due.order_by("due_at")[:AT_MOST]
    return [
        Need(
            key=f"callback:{one.pk}",
            label=_("Call back: %(name)s") % {"name": one.response.contact.name},
            url=one.get_absolute_url(),
            why=_("A critical response: %(text)s")
            % {"text": one.response.text[:160] or one.response.score},
            rank=CHASER,
            due_at=one.due_at,
            ref=ref(one),
        )
        for one in rows
    ]


@need("pulse.running", seen=rules.visible_to)
def to_answer(mine, user, now):
    """A pulse of the team that this colleague has not answered; told to nobody else."""
    if not rules.is_of_the_team(user):
        return []
    running = yield mine.filter(audience=Audience.TEAM, state=Survey.State.RUNNING)
    hashes = pulse_hashes(running, user)
    done = yield HasAnswered.objects.filter(who_hash__in=hashes)
    return [
        Need(
            key=f"pulse:{one.pk}",
            label=str(one),
            url=reverse("surveys:pulse", args=[one.pk]),
            why=_("The team is asked: anonymous, two minutes. Nobody sees whether you answered."),
            rank=UPKEEP,
        )
        for one in not_answered(hashes, done)
    ]
