"""Complaints, the regime whose clocks they run by, and what was found out about them."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.tickets.models import Handover, Ticket

LONGEST = 8000


class Regime(models.Model):
    """How fast complaints are acknowledged, reported on and decided; strict ones bind by law.

    All spans are working days of the answerable team; `internal_days` is what the house asks of
    itself. Where `is_calendar` the days are those of the calendar, weekends included.
    """

    name = models.CharField(pgettext_lazy("regime", "name"), max_length=80, unique=True)
    acknowledge_days = models.PositiveSmallIntegerField(_("acknowledged within"), default=1)
    news_days = models.PositiveSmallIntegerField(_("news every"), default=5)
    decision_days = models.PositiveSmallIntegerField(_("decision within"), default=10)
    internal_days = models.PositiveSmallIntegerField(_("internal decision within"), default=7)
    is_calendar = models.BooleanField(_("calendar days"), default=False)
    is_default = models.BooleanField(default=False)
    elsewhere = models.TextField(
        _("where else one can complain"), max_length=2000, blank=True, default=""
    )
    hint = models.TextField(_("what else holds"), max_length=2000, blank=True, default="")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-is_default", "name"]

    def __str__(self):
        return self.name


class ComplaintQuerySet(models.QuerySet):
    """Questions asked of many complaints."""

    def unmerged(self):
        """Those that stand for themselves, not with the one they were merged into."""
        # Asked as `merged_into IS NULL` SQLite would begin with that index, which holds nearly all.
        return self.alias(into=Coalesce("merged_into_id", Value(0))).filter(into=0)


class Complaint(models.Model):
    """Something went wrong in a customer's eyes: what, what they want, was it our error?

    The conversation goes on in `ticket`; a complaint from an older register has none. `about` is a
    person of the team it is about, from whom it is hidden. The four moments `…_due_at` are the
    clocks, `next_due_at` the nearest that still runs; empty once closed. `reopened_at`: from when
    decision and news count anew. `recorded_outcome` and `recorded_in_time` are the words of an
    older register; ours judges by its clocks. `cost_cents` is what redress and work have cost.
    """

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", pgettext_lazy("complaint", "complaint")
        CLAIM = "claim", _("claim for defects")
        BREACH = "breach", _("data breach")

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("complaint", "received")
        ACKNOWLEDGED = "acknowledged", pgettext_lazy("complaint", "acknowledged")
        CLARIFYING = "clarifying", _("being clarified")
        DECIDED = "decided", pgettext_lazy("complaint", "decided")
        TOLD = "told", pgettext_lazy("complaint", "told")
        CLOSED = "closed", pgettext_lazy("complaint", "closed")

    class Ours(models.TextChoices):
        OPEN = "open", pgettext_lazy("our error", "open")
        YES = "yes", pgettext_lazy("our error", "yes")
        PARTLY = "partly", pgettext_lazy("our error", "partly")
        NO = "no", pgettext_lazy("our error", "no")

    class Ending(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("complaint", "accepted")
        REJECTED = "rejected", _("rejected with reasons")
        UNANSWERED = "unanswered", _("the customer did not answer")
        WITHDRAWN = "withdrawn", pgettext_lazy("complaint", "withdrawn")
        MERGED = "merged", pgettext_lazy("complaint", "merged")

    class Severity(models.IntegerChoices):
        LOW = 1, pgettext_lazy("severity", "slight")
        MIDDLE = 2, pgettext_lazy("severity", "noticeable")
        HIGH = 3, pgettext_lazy("severity", "heavy")
        VERY_HIGH = 4, pgettext_lazy("severity", "very heavy")

    class Channel(models.TextChoices):
        MAIL = "mail", pgettext_lazy("channel", "e-mail")
        PHONE = "phone", pgettext_lazy("channel", "phone")
        RECEPTION = "reception", pgettext_lazy("channel", "reception")
        FORM = "form", pgettext_lazy("channel", "web form")
        LETTER = "letter", pgettext_lazy("channel", "letter")
        FAX = "fax", pgettext_lazy("channel", "fax")
        REFERRAL = "referral", _("passed on by another body")
        OTHER = "other", pgettext_lazy("channel", "other")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.COMPLAINT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, related_name="complaints"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.OTHER)
    touchpoint = models.ForeignKey(
        Touchpoint, on_delete=models.PROTECT, null=True, related_name="+"
    )
    language = models.CharField(max_length=5, default="de")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, null=True, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")

    wrong = models.TextField(_("What went wrong?"), max_length=LONGEST)
    wanted = models.TextField(
        _("What does the customer want?"), max_length=LONGEST, blank=True, default=""
    )
    ours = models.CharField(_("Our error?"), max_length=6, choices=Ours.choices, default=Ours.OPEN)
    severity = models.PositiveSmallIntegerField(
        pgettext_lazy("complaint", "severity"), choices=Severity.choices, null=True, blank=True
    )
    is_safety = models.BooleanField(_("Somebody could be harmed"), default=False)
    is_repeated = models.BooleanField(_("It happened before"), default=False)
    is_promise_broken = models.BooleanField(_("A promise was broken"), default=False)
    is_threat = models.BooleanField(_("Threats were made"), default=False)
    feelings = models.CharField(
        _("Feelings the customer named"), max_length=300, blank=True, default=""
    )
    representative = models.CharField(
        _("Somebody who acts for the customer"), max_length=160, blank=True, default=""
    )
    is_authorised = models.BooleanField(_("The authority was seen"), default=False)

    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    news_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    acknowledge_due_at = models.DateTimeField(null=True)
    news_due_at = models.DateTimeField(null=True)
    decision_due_at = models.DateTimeField(null=True)
    internal_due_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True)

    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")
    is_first_contact = models.BooleanField(_("Settled at first contact"), default=False)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    cause = models.CharField(max_length=16, choices=Handover.Cause.choices, blank=True, default="")
    cost_cents = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    register_key = models.CharField(max_length=80, unique=True, null=True)
    recorded_outcome = models.CharField(max_length=80, blank=True, default="")
    recorded_in_time = models.BooleanField(null=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="complaint_received"),
            models.Index(
                fields=["next_due_at", "id"],
                condition=models.Q(closed_at=None),
                name="complaint_due",
            ),
            models.Index(fields=["closed_at"], name="complaint_closed"),
            models.Index(fields=["product", "cause", "received_at"], name="complaint_alike"),
        ]

    def __str__(self):
        return f"B{self.pk}"

    def get_absolute_url(self):
        return reverse("complaints:show", args=[self.pk])

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def is_breach(self):
        return self.kind == self.Kind.BREACH


class Finding(models.Model):
    """Something that was found out while a complaint was clarified: a line of its log."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="findings")
    text = models.TextField(pgettext_lazy("complaint", "What was found out?"), max_length=LONGEST)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return self.text[:80]
