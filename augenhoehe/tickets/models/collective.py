"""Many concerns, one cause."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User
from augenhoehe.tickets.models.message import Message
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


class CollectiveAnswer(models.Model):
    """One answer to the ticked customers of a case: a draft first, then on its way by the worker.

    Nothing is written before `begin_at`; until then taking it back makes it a draft again.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        GOING = "going"
        STOPPED = "stopped"
        DONE = "done"

    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    html = models.TextField(blank=True, default="")
    saved_at = models.DateTimeField()
    begin_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begin_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["collective", "author"],
                condition=models.Q(state="draft"),
                name="answer_draft_once",
            ),
            models.UniqueConstraint(
                fields=["collective"],
                condition=models.Q(state="going"),
                name="answer_going_once",
            ),
        ]

    def __str__(self):
        return f"{self.collective_id}: {self.state}"


class CollectiveLetter(models.Model):
    """Whom an answer to all goes to, and what came of it: written once, or not, with the reason."""

    answer = models.ForeignKey(CollectiveAnswer, on_delete=models.CASCADE, related_name="letters")
    item = models.ForeignKey(CollectiveItem, on_delete=models.CASCADE, related_name="letters")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answer", "item"], name="letter_once")]

    def __str__(self):
        return f"{self.answer_id}: {self.item_id}"
