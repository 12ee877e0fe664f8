"""Calendars, closed days, policies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import Team


class Priority(models.IntegerChoices):
    """How urgent a concern is; a smaller number goes first."""

    URGENT = 1, _("urgent")
    HIGH = 2, _("high")
    NORMAL = 3, _("normal")
    LOW = 4, _("low")


class Calendar(models.Model):
    """Service hours by weekday (several intervals a day) and the state whose holidays count."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    state = models.CharField(_("state (holidays)"), max_length=4, blank=True, default="")
    time_zone = models.CharField(max_length=60, default="Europe/Berlin")
    hours = models.JSONField(default=dict)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class ClosedDay(models.Model):
    """A day that differs: closed, or open only in the given intervals (half day)."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="closed_days")
    day = models.DateField(_("day"))
    name = models.CharField(_("reason"), max_length=80)
    hours = models.CharField(_("open nevertheless"), max_length=120, blank=True, default="")

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="closed_once")]

    def __str__(self):
        return f"{self.day} {self.name}"


class Policy(models.Model):
    """Service minutes until first response and solution, for a team and a priority."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="policies")
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="policies")
    response_minutes = models.PositiveIntegerField(_("first response"), null=True, blank=True)
    solution_minutes = models.PositiveIntegerField(_("solution"), null=True, blank=True)

    class Meta:
        ordering = ["team__position", "priority"]
        verbose_name_plural = "policies"
        constraints = [models.UniqueConstraint(fields=["team", "priority"], name="policy_once")]

    def __str__(self):
        return f"{self.team}, {self.get_priority_display()}"
