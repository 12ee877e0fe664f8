"""What was promised to a customer, with a date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User
from augenhoehe.tickets.models.ticket import Ticket


class Promise(models.Model):
    """A promise to a customer: what, by when, by whom; kept or broken (Zusage)."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="promises")
    text = models.CharField(_("what was promised"), max_length=255)
    due_at = models.DateTimeField(_("by when"))
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(kept_at=None, withdrawn_at=None),
                name="promise_waiting",
            ),
            models.Index(fields=["due_at"], name="promise_due"),
        ]

    def __str__(self):
        return self.text

    @property
    def is_waiting(self):
        return self.kept_at is None and self.withdrawn_at is None

    def is_broken(self, now):
        """Past its date without being kept, or kept too late."""
        return self.withdrawn_at is None and (self.kept_at or now) > self.due_at
