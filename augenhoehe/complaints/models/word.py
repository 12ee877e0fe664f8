"""What the customer was told about a complaint, and on which way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.complaints.models.complaint import LONGEST, Complaint
from augenhoehe.people.models import User
from augenhoehe.tickets.models import Message, Ticket


class Word(models.Model):
    """The customer was told something: that it arrived, news, or the decision.

    `before` is what the complaint looked like, for fifteen seconds in which a mail can be taken
    back; `note` is what was said where no mail says it.
    """

    class Kind(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", _("that it arrived")
        NEWS = "news", pgettext_lazy("complaint", "news")
        DECISION = "decision", pgettext_lazy("complaint", "the decision")

    class Way(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        PHONE = "phone", _("by phone")
        LETTER = "letter", _("by letter")
        PERSON = "person", _("in person")
        PAGE = "page", _("on the page of the complaint")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="words")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    way = models.CharField(max_length=8, choices=Way.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(_("What was said?"), max_length=LONGEST, blank=True, default="")
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return self.get_kind_display()


class WordDraft(models.Model):
    """What somebody is about to tell a customer: nothing typed is lost, and only they see it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Word.Kind.choices)
    way = models.CharField(max_length=8, blank=True, default="")
    to = models.CharField(max_length=254, blank=True, default="")
    text = models.TextField(max_length=LONGEST)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "user", "kind"], name="word_draft_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.complaint_id}"


class NoComplaint(models.Model):
    """Somebody looked and said that a conversation is no complaint: it is not suggested again."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return str(self.ticket_id)
