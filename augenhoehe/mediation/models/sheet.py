"""The talk sheet: one screen for one difficult call."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models import User
from augenhoehe.tickets.models import Message, Ticket


class TalkSheet(models.Model):
    """What one has in front of one on the phone: what they feel and want, what may be offered.

    What happened and what was promised is read from the conversation, not copied. `message` is the
    call note that the result became.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="talk_sheets")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    situation = models.CharField(max_length=12, blank=True, default="")
    feels = EncryptedTextField(_("What does the customer feel?"), blank=True, default="")
    wants = EncryptedTextField(_("What does the customer want?"), blank=True, default="")
    offer = EncryptedTextField(_("What I offer"), blank=True, default="")
    first = EncryptedTextField(_("My first sentence"), blank=True, default="")
    questions = EncryptedTextField(_("Open questions"), blank=True, default="")
    result = EncryptedTextField(_("What was agreed?"), blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    feelings_gone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(ended_at=None), name="talk_sheet_at_work"
            )
        ]

    def __str__(self):
        return f"#{self.ticket_id}"

    def get_absolute_url(self):
        return reverse("mediation:sheet", args=[self.pk])
