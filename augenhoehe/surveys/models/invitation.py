"""Survey invitations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import User
from augenhoehe.surveys.models.survey import Survey, SurveyVersion
from augenhoehe.tickets.models import Ticket


class Channel(models.TextChoices):
    """By which way an answer came or is asked for."""

    MAIL = "mail", pgettext_lazy("survey", "e-mail")
    STATUS = "status", _("status page")
    OPEN = "open", _("QR code or link")
    EMBED = "embed", _("web page")
    PHONE = "phone", pgettext_lazy("survey", "telephone")
    HOUSE = "house", _("in Augenhöhe")
    IMPORT = "import", pgettext_lazy("survey", "import")


class Invitation(models.Model):
    """Somebody is to be asked once: a contact, or a colleague (pulse).

    Only hashes of the tokens in its mails are kept. `round` counts the solutions of one concern, or
    the endings of one complaint: each may be asked about once, and once again after a call-back
    (`is_again`). `opened_at` stays
    empty where answers are anonymous.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("survey", "waiting")
        SENT = "sent", pgettext_lazy("survey", "sent")
        ANSWERED = "answered", pgettext_lazy("survey", "answered")
        BLOCKED = "blocked", pgettext_lazy("survey", "not asked")
        WITHDRAWN = "withdrawn", pgettext_lazy("survey", "withdrawn")
        EXPIRED = "expired", pgettext_lazy("survey", "expired")

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    version = models.ForeignKey(
        SurveyVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="+")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, null=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    is_again = models.BooleanField(default=False)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.MAIL)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    reminder_hash = models.CharField(max_length=64, unique=True, null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_rule = models.CharField(max_length=20, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "ticket", "round", "is_again"],
                condition=models.Q(ticket__isnull=False),
                name="invitation_once_a_solution",
            ),
            models.UniqueConstraint(
                fields=["survey", "complaint", "round", "is_again"],
                condition=models.Q(complaint__isnull=False),
                name="invitation_once_a_complaint",
            ),
        ]
        indexes = [
            models.Index(fields=["survey", "state", "due_at"], name="invitation_due"),
            models.Index(fields=["contact", "-sent_at"], name="invitation_contact"),
            models.Index(fields=["company", "-sent_at"], name="invitation_company"),
            models.Index(fields=["survey", "sent_at"], name="invitation_sent"),
            models.Index(fields=["-sent_at", "-id"], name="invitation_newest"),
            models.Index(
                fields=["survey", "state", "created_at", "decided_rule"], name="invitation_held"
            ),
        ]

    def __str__(self):
        return f"{self.survey}, {self.contact or self.user}"
