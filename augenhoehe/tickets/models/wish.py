"""What a customer wishes beyond, or thought to be beyond, what we promise."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import PromiseVersion
from augenhoehe.tickets.models.ticket import Ticket


class ExtraWish(models.Model):
    """A wish in the customer's words, and what it was answered with (H3).

    `about`: the line of the service promise it was answered with, in German where there is German,
    so that like wishes are counted together; empty where no line fits. `dropped_at`: it was none.
    """

    class Answer(models.TextChoices):
        INCLUDED = "included", pgettext_lazy("wish", "included")
        COSTS = "costs", _("costs extra")
        IMPOSSIBLE = "impossible", _("not possible")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="wishes")
    text = models.CharField(max_length=255, blank=True, default="")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    about = models.CharField(max_length=255, blank=True, default="")
    version = models.ForeignKey(PromiseVersion, on_delete=models.PROTECT, related_name="+")
    wished_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-wished_at", "-id"]
        verbose_name_plural = "extra wishes"
        indexes = [models.Index(fields=["-wished_at", "-id"], name="wish_at")]

    def __str__(self):
        return self.text or self.about or self.get_answer_display()
