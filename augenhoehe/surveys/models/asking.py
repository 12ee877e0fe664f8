"""What holds for all asking, and the call-backs that critical responses ask for."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User
from augenhoehe.surveys.models.invitation import Invitation
from augenhoehe.surveys.models.response import Response
from augenhoehe.tickets.models import Handover


def _between(low, high):
    return [MinValueValidator(low), MaxValueValidator(high)]


class AskingRules(models.Model):
    """The one row of numbers that hold for all surveys together."""

    gap_days = models.PositiveSmallIntegerField(
        _("days between two questions to one person"), default=90, validators=_between(1, 730)
    )
    company_cap = models.PositiveSmallIntegerField(
        _("people asked per company and quarter, at most"),
        default=5,
        validators=_between(1, 1000),
    )
    relation_days = models.PositiveSmallIntegerField(
        _("days in which everybody is asked once about the relation"),
        default=365,
        validators=_between(30, 730),
    )
    wait_hours = models.PositiveSmallIntegerField(
        _("hours between a solution and the question"), default=24, validators=_between(0, 240)
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("days until the only reminder (0: none)"), default=5, validators=_between(0, 30)
    )
    again_days = models.PositiveSmallIntegerField(
        _("days after a call-back until the person is asked again"),
        default=3,
        validators=_between(0, 30),
    )

    class Meta:
        verbose_name_plural = "asking rules"

    def __str__(self):
        return f"{self.gap_days}"


class CallBack(models.Model):
    """Somebody was dissatisfied: who speaks to them, until when, and what came of it.

    `is_good_now`: what they said to it in the talk. `again`: the mail that asks them once more.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("call-back", "open")
        TRIED = "tried", pgettext_lazy("call-back", "tried")
        TALKING = "talking", pgettext_lazy("call-back", "in talk")
        SOLVED = "solved", pgettext_lazy("call-back", "solved")
        NOT_WANTED = "not_wanted", pgettext_lazy("call-back", "not wanted")
        NOT_REACHED = "not_reached", pgettext_lazy("call-back", "not reached")

    ENDS = (State.SOLVED, State.NOT_WANTED, State.NOT_REACHED)

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="call_back")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    first_try_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True, default="")
    cause = models.CharField(max_length=16, choices=Handover.Cause.choices, blank=True, default="")
    is_good_now = models.BooleanField(null=True)
    again = models.OneToOneField(
        Invitation, on_delete=models.PROTECT, null=True, related_name="call_back"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["ended_at", "due_at"], name="callback_open")]

    def __str__(self):
        return _("Call-back: %(survey)s") % {"survey": self.response.survey}

    def get_absolute_url(self):
        return reverse("surveys:call_back", args=[self.pk])

    @property
    def is_open(self):
        return self.ended_at is None


class Attempt(models.Model):
    """A try to reach somebody: when, who, and what was said."""

    call_back = models.ForeignKey(CallBack, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    was_reached = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.at}"
