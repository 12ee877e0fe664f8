"""What was decided on a complaint, what is done about it, and what the customer says to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.complaints.models.complaint import Complaint
from augenhoehe.people.models import Role, User

LONGEST_REASON = 2000


class RedressRules(models.Model):
    """Who may give how much, what goodwill may cost a month, and whose eyes are the second pair.

    One row. A limit is cents for one decision; an empty one of the boss is no limit. `extra` are
    addresses of people without an account who may approve by the link in a mail.
    """

    agent_cents = models.PositiveBigIntegerField(default=50_00)
    reception_cents = models.PositiveBigIntegerField(default=0)
    lead_cents = models.PositiveBigIntegerField(default=500_00)
    boss_cents = models.PositiveBigIntegerField(null=True)
    goodwill_cents = models.PositiveBigIntegerField(null=True)
    hour_cents = models.PositiveBigIntegerField(null=True)
    to_bosses = models.BooleanField(_("To everybody with the role boss"), default=True)
    extra = models.TextField(_("Further addresses, one a line"), blank=True, default="")

    LIMITED = (
        (Role.AGENT, "agent_cents"),
        (Role.RECEPTION, "reception_cents"),
        (Role.LEAD, "lead_cents"),
        (Role.BOSS, "boss_cents"),
    )

    def __str__(self):
        return str(self.pk)


class Decision(models.Model):
    """What was decided on a complaint and why; above one's limit it waits for second eyes.

    `second_from` names whoever answered by a link in a mail. What the customer says to it is in
    `answer`, in their words. Decisions that were declined, taken back or followed by a newer one
    stay.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for second eyes")
        STANDS = "stands", pgettext_lazy("decision", "stands")
        DECLINED = "declined", pgettext_lazy("decision", "declined")
        TAKEN_BACK = "taken_back", pgettext_lazy("decision", "taken back")
        REPLACED = "replaced", _("decided anew")

    class Second(models.TextChoices):
        LIMIT = "limit", _("above the limit")
        BUDGET = "budget", _("more than is left for goodwill this month")

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("complaint", "accepted")
        REFUSED = "refused", pgettext_lazy("complaint", "not accepted")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="decisions")
    state = models.CharField(max_length=10, choices=State.choices)
    ours = models.CharField(_("Our error?"), max_length=6, choices=Complaint.Ours.choices)
    reason = models.TextField(_("Why is it decided so?"), max_length=LONGEST_REASON)
    alternatives = models.TextField(
        _("What can be done instead?"), max_length=LONGEST_REASON, blank=True, default=""
    )
    elsewhere = models.TextField(
        _("Where else can one complain?"), max_length=LONGEST_REASON, blank=True, default=""
    )
    total_cents = models.PositiveBigIntegerField(default=0)
    goodwill_cents = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_why = models.CharField(max_length=6, choices=Second.choices, blank=True, default="")
    second_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    second_from = models.CharField(max_length=254, blank=True, default="")
    second_words = models.TextField(
        pgettext_lazy("decision", "In your words"),
        max_length=LONGEST_REASON,
        blank=True,
        default="",
    )
    stands_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True, default="")
    answer_words = models.TextField(
        _("In the customer's words"), max_length=LONGEST_REASON, blank=True, default=""
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "at"], name="decision_state"),
            models.Index(fields=["stands_at"], name="decision_stands"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "state"],
                condition=models.Q(state__in=["waiting", "stands"]),
                name="decision_one_of_each",
            )
        ]

    def __str__(self):
        return f"{self.complaint}, {self.get_state_display()}"

    def get_absolute_url(self):
        return f"{self.complaint.get_absolute_url()}#decision-{self.pk}"

    @property
    def waits(self):
        return self.state == self.State.WAITING

    @property
    def stands(self):
        return self.state == self.State.STANDS

    @property
    def second_name(self):
        """Who the second pair of eyes was: a colleague, or whose link it was; "" while nobody."""
        return self.second_by.name if self.second_by_id else self.second_from


class Redress(models.Model):
    """A line of a decision: what is done, what it costs us at most, until when; and that it was."""

    class Kind(models.TextChoices):
        REPAIR = "repair", pgettext_lazy("redress", "repair")
        REPLACE = "replace", pgettext_lazy("redress", "replace")
        REFUND = "refund", pgettext_lazy("redress", "refund")
        EXPLAIN = "explain", pgettext_lazy("redress", "explain")
        APOLOGISE = "apologise", pgettext_lazy("redress", "apologise")
        GOODWILL = "goodwill", pgettext_lazy("redress", "goodwill")
        WARRANTY = "warranty", pgettext_lazy("redress", "warranty")
        REJECT = "reject", pgettext_lazy("redress", "reject")

    COSTLESS = (Kind.EXPLAIN, Kind.APOLOGISE, Kind.REJECT)

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(pgettext_lazy("redress", "what"), max_length=10, choices=Kind.choices)
    text = models.CharField(
        pgettext_lazy("redress", "what exactly"), max_length=300, blank=True, default=""
    )
    cents = models.PositiveBigIntegerField(default=0)
    due_on = models.DateField(pgettext_lazy("redress", "until"), null=True, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["due_on"], condition=models.Q(done_at=None), name="redress_undone")
        ]

    def __str__(self):
        words = str(self.get_kind_display()).capitalize()
        return f"{words}: {self.text}" if self.text else words

    @property
    def is_paid_out(self):
        """Does the customer get the very amount? Of the others they need not know what it costs."""
        return self.kind in (self.Kind.REFUND, self.Kind.GOODWILL)


class SecondKey(models.Model):
    """The link to one decision in the mail to one pair of eyes; the hash alone is kept."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="second_keys")
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.CharField(max_length=254)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self):
        return f"{self.decision_id} {self.email}"


class AnswerKey(models.Model):
    """The link by which the customer accepts a decision or says no; the hash alone is kept."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="answer_keys")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self):
        return str(self.decision_id)


class Effort(models.Model):
    """Time that a complaint took, for what it costs; whose time is not kept."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="efforts")
    minutes = models.PositiveIntegerField(pgettext_lazy("effort", "minutes"))
    text = models.CharField(
        pgettext_lazy("effort", "for what"), max_length=200, blank=True, default=""
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.minutes} {self.text}"
