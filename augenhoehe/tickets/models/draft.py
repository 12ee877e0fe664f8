"""What somebody is writing."""

from django.db import models

from augenhoehe.people.models import User
from augenhoehe.tickets.models.ticket import Ticket


class Draft(models.Model):
    """An unsent text: nothing typed is lost. `seen_id` is the newest message its author saw."""

    class Kind(models.TextChoices):
        REPLY = "reply"
        NOTE = "note"
        FORWARD = "forward"
        NEW = "new"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, null=True, related_name="drafts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    to = models.TextField(blank=True, default="")
    cc = models.TextField(blank=True, default="")
    bcc = models.TextField(blank=True, default="")
    subject = models.CharField(max_length=255, blank=True, default="")
    html = models.TextField(blank=True, default="")
    extra = models.JSONField(default=dict)
    seen_id = models.BigIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "ticket", "kind"], name="draft_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.ticket_id}"
