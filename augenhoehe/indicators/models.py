"""What is kept of figures: sums by day and month, frozen months, agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import Team, User


class Span(models.IntegerChoices):
    """How long a kept sum is."""

    DAY = 1
    MONTH = 2


class Kept(models.Model):
    """The sum of a source's marks in a day or month, of all its records or of one part (roll-up).

    It can be thrown away: everything in it is counted again from the records.
    """

    source = models.IntegerField()
    kind = models.CharField(max_length=12, blank=True, default="")
    span = models.PositiveSmallIntegerField(choices=Span.choices)
    starts_on = models.DateField()
    part = models.CharField(max_length=80, blank=True, default="")
    tally = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "kept"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "span", "starts_on", "part"], name="kept_once"
            )
        ]

    def __str__(self):
        return f"{self.source} {self.starts_on} {self.kind} {self.part}"


class Book(models.Model):
    """How far the kept sums of a source go: up to which entry of the journal, counted when."""

    source = models.IntegerField(unique=True)
    form = models.IntegerField()
    entry_id = models.BigIntegerField(default=0)
    rows = models.BigIntegerField(default=0)
    counted_at = models.DateTimeField()

    def __str__(self):
        return f"{self.source} {self.counted_at}"


class MonthValue(models.Model):
    """What a figure said of a month when the month was closed; it stays, whatever comes later."""

    name = models.CharField(max_length=40)
    month = models.DateField()
    value = models.FloatField(null=True)
    n = models.BigIntegerField(default=0)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["-month"]
        constraints = [models.UniqueConstraint(fields=["name", "month"], name="month_value_once")]

    def __str__(self):
        return f"{self.name} {self.month:%Y-%m}"


class Agreement(models.Model):
    """A works agreement: a team's history may be shown below k – who agreed, when, what for."""

    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, related_name="+", verbose_name=pgettext_lazy("word", "team")
    )
    agreed_by = models.CharField(_("who agreed"), max_length=200)
    agreed_on = models.DateField(_("agreed on"))
    purpose = models.TextField(_("what for"))
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-agreed_on", "-id"]

    def __str__(self):
        return f"{self.team}, {self.agreed_on}"


class Target(models.Model):
    """Where a figure shall be (Soll), and who said so; in the figure's own unit."""

    name = models.CharField(max_length=40, unique=True)
    value = models.FloatField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self):
        return f"{self.name} {self.value}"
