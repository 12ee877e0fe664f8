"""What exceeds the team goes to the lead, with what was tried."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User
from augenhoehe.tickets.models.ticket import Ticket


class Handover(models.Model):
    """A ticket is handed to the lead (S3): what was tried, what is wanted, what came of it.

    `before` is what an urgent one changed of its ticket, until it can no longer be taken back.
    """

    class Kind(models.TextChoices):
        NORMAL = "normal", pgettext_lazy("handover", "handover")
        URGENT = "urgent", pgettext_lazy("handover", "urgent handover")

    class Danger(models.TextChoices):
        LAWYER = "lawyer", _("lawyer or court")
        PRESS = "press", _("press or public")
        THREAT = "threat", _("threat to a person")
        DATA = "data", _("data breach")
        COLLEAGUE = "colleague", _("concerns a colleague")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("handover", "waiting")
        TAKEN = "taken", pgettext_lazy("handover", "taken over")
        ADVISED = "advised", pgettext_lazy("handover", "advised")
        RETURNED = "returned", pgettext_lazy("handover", "handed back")
        CLOSED = "closed", pgettext_lazy("handover", "closed")
        REVOKED = "revoked", pgettext_lazy("handover", "taken back")

    class Cause(models.TextChoices):
        EXPECTATIONS = "expectations", _("other expectations")
        MISUNDERSTANDING = "misunderstanding", pgettext_lazy("field", "misunderstanding")
        BAD_DAY = "bad_day", _("a bad day")
        OUR_ERROR = "our_error", _("our real error")

    class Needed(models.TextChoices):
        SOLUTION = "solution", _("a standard solution")
        AUTHORITY = "authority", _("more authority")
        KNOWLEDGE = "knowledge", pgettext_lazy("field", "knowledge")
        PRODUCT = "product", _("a sound product")
        NOTHING = "nothing", pgettext_lazy("needed", "nothing")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="handovers")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NORMAL)
    danger = models.CharField(max_length=10, choices=Danger.choices, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    sentence = models.TextField(blank=True, default="")
    tried = models.JSONField(default=list)
    exhausted = models.TextField(blank=True, default="")
    wanted = models.TextField(blank=True, default="")
    due_at = models.DateTimeField(null=True)
    speaker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    cause = models.CharField(max_length=16, choices=Cause.choices, blank=True, default="")
    agreed = models.TextField(blank=True, default="")
    agreed_until = models.DateTimeField(null=True)
    needed = models.CharField(max_length=10, choices=Needed.choices, blank=True, default="")
    needed_note = models.CharField(max_length=255, blank=True, default="")
    answer_read_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["-handed_at", "-id"]
        indexes = [
            models.Index(
                fields=["handed_at"],
                condition=models.Q(closed_at=None),
                name="handover_running",
            ),
            models.Index(fields=["handed_at"], name="handover_handed"),
            models.Index(fields=["closed_at"], name="handover_closed"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} #{self.ticket_id}"

    def get_absolute_url(self):
        return reverse("tickets:handover", args=[self.pk])

    @property
    def tried_words(self):
        """What was tried, as it was ticked."""
        return [one["label"] if isinstance(one, dict) else str(one) for one in self.tried]

    @property
    def last_word(self):
        """What whoever handed over should read: the answer, in the end what would have helped."""
        if not self.needed:
            return self.answer
        words = _("The team would have needed:")
        note = f" – {self.needed_note}" if self.needed_note else ""
        return f"{words} {self.get_needed_display()}{note}"

    @property
    def is_waiting(self):
        """Did nobody take it over, advise or hand it back yet?"""
        return self.state == self.State.WAITING and self.closed_at is None

    @property
    def is_urgent(self):
        return self.kind == self.Kind.URGENT
