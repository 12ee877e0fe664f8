"""The team looks at itself: the reflection of a quarter, and moments worth a thank-you."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from augenhoehe.surveys.models import Survey


class Reflection(models.Model):
    """What the team was asked about itself in a quarter: an anonymous survey, and nothing else."""

    quarter = models.DateField(unique=True)
    survey = models.OneToOneField(Survey, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-quarter"]

    def __str__(self):
        told = {"number": (self.quarter.month + 2) // 3, "year": self.quarter.year}
        return _("Team reflection, quarter %(number)s of %(year)s") % told

    def get_absolute_url(self):
        return reverse("attitudes:team_show", args=[self.pk])


class ReflectionClock(models.Model):
    """The one row that says whether a reflection begins by itself each quarter."""

    is_on = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.is_on}"


class Moment(models.Model):
    """A thank-you or a good sentence of a colleague; shown to others only if they agree.

    `quote`: the sentence itself, without anything about a customer. Nothing counts these rows.
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("moment", "not answered yet")
        KEPT = "kept", pgettext_lazy("moment", "kept for oneself")
        SHARED = "shared", pgettext_lazy("moment", "shared")

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    words = models.CharField(max_length=500)
    quote = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    written_on = models.DateField()
    shared_on = models.DateField(null=True)

    class Meta:
        ordering = ["-shared_on", "-id"]
        indexes = [models.Index(fields=["state", "-shared_on", "-id"], name="moment_shared")]

    def __str__(self):
        return _("A moment")

    def get_absolute_url(self):
        return reverse("attitudes:moment", args=[self.pk])
