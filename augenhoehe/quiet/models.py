"""The private space of a person: keys that are wrapped, notes that are sealed, lines shared."""

import uuid
from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_LINE = 1_000
FRIDAY = 4


class Audience(models.TextChoices):
    """Who reads a line that was shared."""

    LEAD = "lead", _("the lead")
    TEAMS = "teams", _("the people of my teams")
    HOUSE = "house", _("everybody who works here")


class Rhythm(models.IntegerChoices):
    """After how many weeks My day offers the quiet hour again."""

    WEEK = 1, _("every week")
    TWO = 2, _("every two weeks")
    FOUR = 4, _("every four weeks")


class Space(models.Model):
    """A person's private space: its key, wrapped twice, and when the quiet hour is offered.

    The key itself is stored nowhere. What is readable here says nothing of what was written.
    """

    owner = models.OneToOneField("people.User", models.CASCADE, related_name="quiet_space")
    by_passphrase = models.BinaryField()
    by_code = models.BinaryField()
    wrong_count = models.PositiveSmallIntegerField(default=0)
    barred_until = models.DateTimeField(null=True)
    is_offered = models.BooleanField(_("Offer it on My day"), default=False)
    weekday = models.PositiveSmallIntegerField(
        pgettext_lazy("quiet hour", "On"),
        choices=list(WEEKDAYS.items()),
        default=FRIDAY,
        validators=[MinValueValidator(0), MaxValueValidator(6)],
    )
    at = models.TimeField(pgettext_lazy("quiet hour", "From"), default=time(15))
    every = models.PositiveSmallIntegerField(
        pgettext_lazy("quiet hour", "How often"), choices=Rhythm.choices, default=Rhythm.WEEK
    )
    settled_on = models.DateField(null=True)

    @property
    def context(self):
        """What the wrapped keys are bound to: no other person's row opens with them."""
        return f"space:{self.owner_id}".encode()


class Note(models.Model):
    """A reflection, a personal goal or a position considered: sealed whole, its day included."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, models.CASCADE, related_name="notes")
    sealed = models.BinaryField()

    @property
    def context(self):
        """What a sealed text is bound to: it cannot be put into another row."""
        return f"note:{self.id}:{self.space.owner_id}".encode()


class SharedLine(models.Model):
    """A line that its author shared on purpose: a plain copy with a date, until taken back."""

    owner = models.ForeignKey("people.User", models.CASCADE, related_name="shared_lines")
    text = models.CharField(max_length=LONGEST_LINE)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    shared_at = models.DateTimeField()

    class Meta:
        ordering = ["-shared_at", "-id"]
        indexes = [models.Index(fields=["-shared_at", "-id"], name="shared_line_newest")]
