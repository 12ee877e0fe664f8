"""A conversation review: who is there, what each brings, and the one thing that was agreed."""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models import User
from augenhoehe.tickets.models import Ticket


class Review(models.Model):
    """A talk about conversations among those who are there; nobody else learns of it.

    There is one agreement: what somebody does (`behaviour`), how that sounds (`example`), by when.
    """

    held_on = models.DateField(pgettext_lazy("review", "Day"))
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    behaviour = EncryptedTextField(_("What do we do differently?"), blank=True, default="")
    example = EncryptedTextField(_("How does that sound?"), blank=True, default="")
    look_on = models.DateField(_("When do we look at it again?"), null=True)

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self):
        return gettext("Conversation review, %(day)s") % {"day": date_format(self.held_on)}

    def get_absolute_url(self):
        return reverse("reviews:show", args=[self.pk])

    @property
    def is_open(self):
        return self.ended_at is None


class Seat(models.Model):
    """Somebody who is there."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "user"], name="review_seat_once")]

    def __str__(self):
        return f"{self.review_id}, {self.user_id}"


class Brought(models.Model):
    """A conversation that somebody puts on the table, one of each kind; gone the night after."""

    class Kind(models.TextChoices):
        LIKED = "liked", _("I liked this one")
        NAGS = "nags", _("This one nags me")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="brought")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, null=True, related_name="+")
    words = EncryptedTextField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "brought"
        constraints = [
            models.UniqueConstraint(fields=["review", "user", "kind"], name="brought_once")
        ]

    def __str__(self):
        return str(self.get_kind_display())
