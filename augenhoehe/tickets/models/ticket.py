"""The ticket, its state and its clock."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.servicelevels.models import Priority


class State(models.TextChoices):
    """Where a concern stands; what leads from one to the next is in `states.py`."""

    OPEN = "open", pgettext_lazy("ticket", "open")
    WAITING_CUSTOMER = "waiting_customer", pgettext_lazy("ticket", "waiting for customer")
    WAITING_THIRD = "waiting_third", pgettext_lazy("ticket", "waiting for third party")
    SOLVED = "solved", pgettext_lazy("ticket", "solved")
    CLOSED = "closed", pgettext_lazy("ticket", "closed")


class Fault(models.TextChoices):
    """What a concern came from, one click on solving (P5)."""

    HANDLING = "handling", pgettext_lazy("field", "handling")
    PRODUCT = "product", pgettext_lazy("field", "product")
    INTERPLAY = "interplay", pgettext_lazy("field", "interplay")
    ERROR = "error", _("our error")
    EXPECTATION = "expectation", pgettext_lazy("field", "expectation")


class NoConcern(models.TextChoices):
    """Why a mail is no concern."""

    THANKS = "thanks", pgettext_lazy("field", "thanks")
    SPAM = "spam", pgettext_lazy("field", "spam")
    NEWSLETTER = "newsletter", pgettext_lazy("field", "newsletter")


class TicketQuerySet(models.QuerySet):
    """Questions asked of many tickets."""

    def live(self):
        """Still to be solved."""
        return self.filter(is_live=True)

    def real(self):
        """Concerns that count: no spam, no thanks, not merged away, no history."""
        # Asked as `merged_into IS NULL` SQLite would begin with that index, which holds nearly all.
        own = self.alias(merged_id=Coalesce("merged_into_id", Value(0)))
        return own.filter(no_concern="", merged_id=0, is_history=False)


class Ticket(models.Model):
    """A customer's concern, from first contact to solution.

    The row carries what the inbox shows (last_at, preview, sender, next_due_at); `is_live` mirrors
    the state for the partial indexes. `recorded_in_time` is the word of an older system that a
    concern was imported from; ours judges by the deadlines. `chaser_count` is since the last
    answer, `chased_count` in all. `unsolved_at`: when the customer last clicked on the status page
    that it is not solved.
    """

    subject = models.CharField(max_length=255)
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    is_live = models.BooleanField(default=True)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, related_name="+")
    touchpoint = models.ForeignKey(
        Touchpoint, on_delete=models.PROTECT, null=True, related_name="+"
    )
    mailbox_id = models.BigIntegerField(null=True)
    language = models.CharField(max_length=5, default="de")

    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    preview = models.CharField(max_length=160, blank=True, default="")
    sender = models.CharField(max_length=160, blank=True, default="")
    message_count = models.PositiveIntegerField(default=0)

    first_response_at = models.DateTimeField(null=True)
    solved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    moved_count = models.PositiveSmallIntegerField(default=0)
    recorded_in_time = models.BooleanField(null=True)
    response_due_at = models.DateTimeField(null=True)
    solution_due_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True)

    unanswered_since = models.DateTimeField(null=True)
    chaser_count = models.PositiveSmallIntegerField(default=0)
    chased_count = models.PositiveSmallIntegerField(default=0)
    unsolved_at = models.DateTimeField(null=True)
    waiting_for = models.CharField(max_length=160, blank=True, default="")
    waiting_until = models.DateTimeField(null=True)

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, null=True, related_name="+")
    fault = models.CharField(max_length=12, choices=Fault.choices, blank=True, default="")
    no_concern = models.CharField(max_length=12, choices=NoConcern.choices, blank=True, default="")
    is_history = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    is_danger = models.BooleanField(default=False)
    names_ticket_id = models.BigIntegerField(null=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    status_key = models.CharField(max_length=32, blank=True, default="")

    objects = TicketQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "-last_at", "-id"], name="ticket_team_last"),
            models.Index(
                fields=["team", "-last_at", "-id"],
                condition=models.Q(is_live=True),
                name="ticket_live_last",
            ),
            models.Index(
                fields=["team", "next_due_at", "id"],
                condition=models.Q(is_live=True),
                name="ticket_live_due",
            ),
            models.Index(
                fields=["assignee", "-last_at", "-id"],
                condition=models.Q(is_live=True),
                name="ticket_live_mine",
            ),
            models.Index(fields=["-last_at", "-id"], name="ticket_last"),
            models.Index(
                fields=["-last_at", "-id"], condition=models.Q(is_live=True), name="ticket_all_live"
            ),
            models.Index(
                fields=["next_due_at", "id"],
                condition=models.Q(is_live=True),
                name="ticket_all_due",
            ),
            models.Index(fields=["company", "-last_at", "-id"], name="ticket_company_last"),
            models.Index(fields=["contact", "-last_at", "-id"], name="ticket_contact_last"),
            models.Index(fields=["status_key"], name="ticket_by_status"),
            models.Index(fields=["opened_at"], name="ticket_opened"),
            models.Index(fields=["solved_at"], name="ticket_solved"),
            models.Index(
                fields=["closed_at"], condition=models.Q(solved_at=None), name="ticket_unsolved_end"
            ),
        ]

    def __str__(self):
        return f"#{self.pk} {self.subject}"

    def get_absolute_url(self):
        return reverse("tickets:show", args=[self.pk])

    @property
    def priority_choices(self):
        return Priority.choices

    @property
    def is_merged(self):
        return self.merged_into_id is not None

    @property
    def has_chaser(self):
        """Did the customer write again before an answer?"""
        return self.chaser_count > 0 and self.unanswered_since is not None


class StateSpan(models.Model):
    """A stretch of time a ticket spent in one state: what clocks and pauses are read from."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="spans")
    state = models.CharField(max_length=16, choices=State.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["from_at", "id"]
        indexes = [models.Index(fields=["ticket", "from_at"], name="span_ticket")]

    def __str__(self):
        return f"{self.ticket_id} {self.state}"


class Access(models.Model):
    """Somebody may read a confidential ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="access")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "user"], name="access_once")]

    def __str__(self):
        return f"{self.ticket_id}, {self.user_id}"


class Concealment(models.Model):
    """Somebody may not see a ticket, because it is about that person."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="concealed")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "user"], name="conceal_once")]

    def __str__(self):
        return f"{self.ticket_id}, {self.user_id}"
