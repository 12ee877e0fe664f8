"""The company's goals and every wording they had."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.people.models import User

LONGEST = 1000
PLACES = (1, 2, 3)


class Said(models.Model):
    """What is known of a goal: its wording, who said it, where it stands, what is to be asked."""

    wording = models.TextField(max_length=LONGEST, blank=True, default="")
    said_by = models.CharField(max_length=120, blank=True, default="")
    said_on = models.DateField(null=True, blank=True)
    today = models.CharField(max_length=300, blank=True, default="")
    target = models.CharField(max_length=300, blank=True, default="")
    target_on = models.DateField(null=True, blank=True)
    question = models.CharField(max_length=300, blank=True, default="")
    ask_by = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Goal(Said):
    """One of the company's three biggest goals, as it is known now."""

    place = models.PositiveSmallIntegerField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(retired_at=None), name="goal_place_once"
            )
        ]

    def __str__(self):
        if not self.wording:
            return _("Goal %(place)s, not yet clarified") % {"place": self.place}
        return self.wording if len(self.wording) <= 90 else f"{self.wording[:89]}…"

    def get_absolute_url(self):
        return reverse("goals:show", args=[self.pk])


class Wording(Said):
    """A goal as it was written down once; none is ever overwritten."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="wordings")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.goal_id} {self.at:%Y-%m-%d}"


FACTS = tuple(field.name for field in Said._meta.local_fields)
