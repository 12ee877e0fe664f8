"""Sums of what the reply check found, by month and rule: nobody stands in them."""

from django.db import models


class CountedMonth(models.Model):
    """How many texts were checked in a month, and whether enough different people checked them.

    `seats` is a row of eight bits. Whoever checks sits down on the one a keyed hash of the month
    gives them, and may share it: how many are taken is never more than how many people came. Once
    enough are, and at the end of the month in any case, seats and salt are wiped.
    """

    month = models.DateField(unique=True)
    checked_count = models.PositiveIntegerField(default=0)
    is_enough = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(default=0)
    salt = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class CountedRule(models.Model):
    """In how many of the checked texts of a month a rule spoke."""

    month = models.ForeignKey(CountedMonth, on_delete=models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=40)
    found_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "rule"], name="counted_rule_once")]

    def __str__(self):
        return f"{self.month}: {self.rule}"
