"""What was said: to and from the customer, among ourselves, with third parties."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.customers.models import Contact
from augenhoehe.mail.models import Mailbox, OutMail, RawMail
from augenhoehe.people.models import User
from augenhoehe.tickets.models.ticket import Ticket


class SideThread(models.Model):
    """A conversation with a third party beside the one with the customer."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="side_threads")
    address = models.CharField(max_length=254)
    title = models.CharField(max_length=160)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self):
        return self.title


class Mood(models.TextChoices):
    """How a customer sounded on the phone, by one optional click of whoever spoke with them."""

    FACTUAL = "factual", pgettext_lazy("mood", "factual")
    ANNOYED = "annoyed", pgettext_lazy("mood", "annoyed")
    GRATEFUL = "grateful", pgettext_lazy("mood", "grateful")


class Message(models.Model):
    """One thing that was said in a ticket, in the order it happened.

    `is_doubtful`: whoever wrote takes no part in the ticket. `is_unproven`: the address was typed
    into a public form, and nothing has shown yet that it is theirs. `mood`, of the customer on the
    phone: empty where nobody said it, nothing where no call is told of that was not told of before.
    `heard_by` spoke on the phone.
    """

    class Kind(models.TextChoices):
        INCOMING = "incoming", _("from the customer")
        OUTGOING = "outgoing", _("to the customer")
        CALL = "call", _("phone call")
        NOTE = "note", _("internal note")
        SIDE_OUT = "side_out", _("to a third party")
        SIDE_IN = "side_in", _("from a third party")
        AUTOMATIC = "automatic", _("automatic mail")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    sender_name = models.CharField(max_length=160, blank=True, default="")
    sender_address = models.CharField(max_length=254, blank=True, default="")
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    subject = models.CharField(max_length=255, blank=True, default="")
    text = models.TextField(blank=True, default="")
    html = models.TextField(blank=True, default="")
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="+")
    raw = models.ForeignKey(RawMail, on_delete=models.SET_NULL, null=True, related_name="+")
    outmail = models.OneToOneField(
        OutMail, on_delete=models.SET_NULL, null=True, related_name="message"
    )
    side_thread = models.ForeignKey(
        SideThread, on_delete=models.CASCADE, null=True, related_name="messages"
    )
    message_id = models.CharField(max_length=255, blank=True, default="")
    message_key = models.CharField(max_length=32, blank=True, default="")
    is_doubtful = models.BooleanField(default=False)
    is_unproven = models.BooleanField(default=False)
    is_bounce = models.BooleanField(default=False)
    is_acknowledgement = models.BooleanField(default=False)
    mood = models.CharField(max_length=8, choices=Mood.choices, null=True)
    heard_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    came_with = models.ForeignKey(
        Ticket, on_delete=models.SET_NULL, null=True, related_name="moved_messages"
    )

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["ticket", "at", "id"], name="message_ticket"),
            models.Index(fields=["message_key"], name="message_by_key"),
            models.Index(fields=["sender_address"], name="message_by_sender"),
            models.Index(
                fields=["at"], condition=models.Q(mood__isnull=False), name="message_calls"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at}"

    @property
    def is_outgoing(self):
        return self.kind in (self.Kind.OUTGOING, self.Kind.SIDE_OUT)

    @property
    def can_be_unsent(self):
        """Does its mail still wait its fifteen seconds?"""
        return self.is_outgoing and self.outmail and self.outmail.due_at > timezone.now()

    @property
    def is_internal(self):
        """Never shown to a customer."""
        return self.kind in (self.Kind.NOTE, self.Kind.SIDE_IN, self.Kind.SIDE_OUT)
