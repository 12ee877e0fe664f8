"""Calendars, closed days, policies."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import pgettext_lazy

from augenhoehe.kernel.businesstime import Interval, format_intervals, parse_intervals
from augenhoehe.people.models import Team
from augenhoehe.servicelevels.public_holidays import STATES


class Priority(models.IntegerChoices):
    """How urgent a concern is; a smaller number goes first."""

    URGENT = 1, pgettext_lazy("priority", "urgent")
    HIGH = 2, pgettext_lazy("priority", "high")
    NORMAL = 3, pgettext_lazy("priority", "normal")
    LOW = 4, pgettext_lazy("priority", "low")


def no_hours():
    """A week without any service hours."""
    return [[] for _day in range(7)]


def new_stamp():
    """A mark that is never used twice, so that no process keeps the hours of yesterday."""
    return secrets.token_hex(8)


class Calendar(models.Model):
    """Service hours by weekday (several intervals a day) and the state whose holidays count.

    `hours` are seven lists, Monday first, of [opens, closes] in minutes since midnight. `stamp`
    changes with every change of the calendar or of its closed days.
    """

    name = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=4, blank=True, default="")
    time_zone = models.CharField(max_length=60, default="Europe/Berlin")
    hours = models.JSONField(default=no_hours)
    stamp = models.CharField(max_length=16, default=new_stamp, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("servicelevels:calendar", args=[self.pk])

    @property
    def week(self):
        """The hours as the kernel wants them: seven tuples of intervals."""
        return tuple(tuple(Interval(*pair) for pair in day) for day in self.hours)

    @property
    def state_label(self):
        """The state whose holidays count, in words; empty without one."""
        return STATES[self.state].label if self.state in STATES else ""

    @property
    def week_in_words(self):
        """(first weekday, last weekday, hours as typed), equal neighbours joined."""
        runs = []
        for name, day in zip(WEEKDAYS.values(), self.week, strict=True):
            if runs and runs[-1][1] == day:
                runs[-1][0].append(name)
            else:
                runs.append(([name], day))
        return [(names[0], names[-1], format_intervals(day)) for names, day in runs]


class ClosedDay(models.Model):
    """A day that differs: closed, or open only in the given intervals (half day).

    A yearly one returns on its day and month, and never opens a day that is closed anyway (Sunday,
    public holiday). A dated one says exactly what holds on that day.
    """

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="closed_days")
    day = models.DateField()
    name = models.CharField(max_length=80)
    hours = models.CharField(max_length=120, blank=True, default="")
    is_yearly = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_yearly", "day"]
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="closed_once")]

    def __str__(self):
        return f"{self.day} {self.name}"

    @property
    def intervals(self):
        """When it is open nevertheless."""
        return parse_intervals(self.hours)

    @property
    def until(self):
        """The closing time, 12:00, of a half day that merely ends early."""
        begins, _dash, ends = self.hours.partition("-")
        return ends if begins == "00:00" and "," not in ends else ""


class Policy(models.Model):
    """Service minutes until first response and solution, for a team and a priority.

    All policies of a team share one calendar. No minutes: nothing is promised, no deadline.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="policies")
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="policies")
    response_minutes = models.PositiveIntegerField(null=True, blank=True)
    solution_minutes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["team__position", "priority"]
        verbose_name_plural = "policies"
        constraints = [models.UniqueConstraint(fields=["team", "priority"], name="policy_once")]

    def __str__(self):
        return f"{self.team}, {self.get_priority_display()}"
