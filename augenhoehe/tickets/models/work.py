"""Work around a ticket: asking another team, noticing something, using a standard solution."""

from django.db import models

from augenhoehe.people.models import Team, User
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets.models.message import Message
from augenhoehe.tickets.models.ticket import Ticket


class Consultation(models.Model):
    """Another team is asked without giving the ticket away (P4)."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="consultations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer_read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [
            models.Index(
                fields=["team"],
                condition=models.Q(answered_at=None, withdrawn_at=None),
                name="consultation_waiting",
            ),
            models.Index(
                fields=["asked_by"],
                condition=models.Q(answered_at__isnull=False, answer_read_at=None),
                name="consultation_unread",
            ),
        ]

    def __str__(self):
        return f"{self.team}: #{self.ticket_id}"


class Notice(models.Model):
    """Something an agent noticed, one line to the lead (P5)."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, null=True, related_name="notices")
    text = models.CharField(max_length=280)
    noticed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField()
    answer = models.CharField(max_length=280, blank=True, default="")
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-noticed_at", "-id"]

    def __str__(self):
        return self.text


class SolutionUse(models.Model):
    """A standard solution was used in a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="solution_uses")
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="uses")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "solution"], name="use_once")]

    def __str__(self):
        return f"{self.solution_id} in #{self.ticket_id}"
