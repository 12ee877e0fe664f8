"""What comes of a clearing talk: options, agreed points, how it was understood, looking back."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.mediation.models.talk import Interest, Party, Talk
from augenhoehe.people.models import User


class Option(models.Model):
    """One way it could go on, collected before any is judged; `key` names its row on the page."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=12)
    text = EncryptedTextField()
    criterion = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["talk", "key"], name="option_once")]

    def __str__(self):
        return self.text or "…"


class Rating(models.Model):
    """How well a party could live with an option: 0 not at all, 4 fully."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="ratings")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ratings")
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "party"], name="rating_once")]

    def __str__(self):
        return f"{self.value}"


class Point(models.Model):
    """Something agreed: who does what by when. `party` or `user` does it; neither: not yet said."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="points")
    key = models.CharField(max_length=12)
    text = EncryptedTextField()
    party = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, related_name="points")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    kept_at = models.DateTimeField(null=True)
    meets = models.ManyToManyField(Interest, related_name="met_by")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["talk", "key"], name="point_once")]
        indexes = [
            models.Index(
                fields=["user", "due_on"], condition=models.Q(kept_at=None), name="point_waiting"
            )
        ]

    def __str__(self):
        return self.text or "…"

    def get_absolute_url(self):
        return reverse("mediation:point", args=[self.pk])

    @property
    def who(self):
        """Who does it, in words; empty while nobody is named."""
        return str(self.user or self.party or "")


class Understanding(models.Model):
    """The mail “this is how I understood our talk”, and what its receiver says to it.

    Of the link's token only a hash is kept; it is emptied when a newer mail takes its place.
    """

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("understanding", "confirmed")
        CORRECTED = "corrected", pgettext_lazy("understanding", "corrected")
        STRANGER = "stranger", _("reached somebody else")
        SILENT = "silent", _("no answer")

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="understandings")
    words = EncryptedTextField()
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True, default="")
    own_words = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self):
        return f"{self.party_id} {self.sent_at:%Y-%m-%d}"

    def is_open(self, now):
        """Can it still be confirmed or corrected by its link?"""
        return not self.answer and self.token_hash is not None and now < self.expires_at


class LookBack(models.Model):
    """Some weeks later: was it kept, do they understand each other better?"""

    class Kept(models.TextChoices):
        YES = "yes", pgettext_lazy("kept", "yes, all of it")
        PARTLY = "partly", pgettext_lazy("kept", "partly")
        NO = "no", pgettext_lazy("kept", "no")

    class Better(models.TextChoices):
        YES = "yes", pgettext_lazy("understanding", "better")
        SAME = "same", pgettext_lazy("understanding", "as before")
        NO = "no", pgettext_lazy("understanding", "worse")
        UNKNOWN = "unknown", _("I cannot say")

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="look_backs")
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    kept = models.CharField(
        _("Was it kept?"), max_length=8, choices=Kept.choices, blank=True, default=""
    )
    better = models.CharField(
        _("Do they understand each other?"),
        max_length=8,
        choices=Better.choices,
        blank=True,
        default="",
    )
    note = EncryptedTextField(pgettext_lazy("look-back", "In a sentence"), blank=True, default="")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["talk", "days"], name="look_back_once")]

    def __str__(self):
        return f"{self.talk_id} {self.days}"

    def get_absolute_url(self):
        return reverse("mediation:look_back", args=[self.pk])
