"""Several people look at one text by the same items, blind: do they see the same?

It is about the words of the anchors, not about who wrote the text, nor about who rates. Once it is
revealed, how often each answer was chosen is all that is left: whose it was is deleted.
"""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models import User
from augenhoehe.reviews.models.appraisal import Answer
from augenhoehe.reviews.models.scorecard import Item, Scorecard

STEPS = (Answer.SO, Answer.PARTLY, Answer.NO)


class Calibration(models.Model):
    """A calibration round: one text without names, rated blind, revealed, talked about.

    Which concern the text came from is not kept. `agreed`: what the round noted in the end.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(blank=True, default="")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revealed_at = models.DateTimeField(null=True)
    agreed = EncryptedTextField(_("What did you agree on?"), blank=True, default="")

    class Meta:
        ordering = ["-begun_at", "-id"]
        indexes = [models.Index(fields=["revealed_at"], name="calibration_revealed")]

    def __str__(self):
        day = date_format(self.begun_at, "DATE_FORMAT")
        return gettext("Calibration round, %(day)s") % {"day": day}

    def get_absolute_url(self):
        return reverse("reviews:calibration", args=[self.pk])

    @property
    def is_revealed(self):
        return self.revealed_at is not None


class Place(models.Model):
    """Somebody who was asked to rate; `is_in` is forgotten when the round is revealed."""

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="places")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    is_in = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["calibration", "user"], name="calibration_place_once")
        ]

    def __str__(self):
        return f"{self.calibration_id}, {self.user_id}"


class Rating(models.Model):
    """What one person sees by one item, until the round is revealed; sealed, seen by them alone."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="ratings")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    answer = EncryptedTextField()
    words = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ["item__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "item"], name="calibration_rating_once")
        ]

    def __str__(self):
        return f"{self.place_id}, {self.item_id}"


class Spread(models.Model):
    """How often each answer was chosen for an item in a round; nobody's name stands behind it."""

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="spreads")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    so = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    na = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["item__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["calibration", "item"], name="calibration_spread_once")
        ]

    def __str__(self):
        return f"{self.item}: {self.so}, {self.partly}, {self.no}, {self.na}"

    @property
    def counts(self):
        """[(answer, how often)] in the order of the anchors."""
        return [(answer, getattr(self, answer.value)) for answer in Answer]


class Reason(models.Model):
    """Why somebody chose an answer, in words without a name; gone with the text."""

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="reasons")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    words = EncryptedTextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.get_answer_display())


class Wording(models.Model):
    """A line of an item that the round words anew, for the next version of the scorecard."""

    class Line(models.TextChoices):
        ASK = "ask", pgettext_lazy("anchor", "the question")
        SO = "so", pgettext_lazy("anchor", "it is like that")
        PARTLY = "partly", pgettext_lazy("anchor", "in part")
        NO = "no", pgettext_lazy("anchor", "not")
        GOOD = "good", pgettext_lazy("anchor", "for example")
        BAD = "bad", pgettext_lazy("anchor", "rather not")

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="wordings")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=8, choices=Line.choices)
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=300)
    drafted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["item__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["calibration", "item", "line", "language"], name="calibration_wording_once"
            )
        ]

    def __str__(self):
        return self.text
