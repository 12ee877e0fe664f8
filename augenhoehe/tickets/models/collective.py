"""Many concerns, one cause."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User
from augenhoehe.tickets.models.ticket import Ticket


class Collective(models.Model):
    """A collective case (Sammelvorgang): what the tied tickets have in common, until its end."""

    title = models.CharField(pgettext_lazy("field", "title"), max_length=160)
    cause = models.TextField(_("what is known"), blank=True, default="")
    words = models.CharField(_("words of new ones like this"), max_length=255, blank=True)
    senders = models.CharField(_("senders of new ones like this"), max_length=255, blank=True)
    product_id = models.BigIntegerField(null=True)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("tickets:collective", args=[self.pk])


class CollectiveItem(models.Model):
    """A ticket is tied to a collective case, and still has the trouble or not."""

    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="items")
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="collective_item")
    joined_at = models.DateTimeField()
    joined_by_rule = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    is_affected = models.BooleanField(default=True)

    def __str__(self):
        return f"{self.collective_id}: {self.ticket_id}"
