"""Data breaches (Art. 33 GDPR): what happened, the 72 hours, who may read it, what was done."""

from datetime import UTC, timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.complaints.models.complaint import LONGEST, Complaint
from augenhoehe.people.models import STATES, User
from augenhoehe.tickets.models import Handover, Ticket

HOURS = 72


class Breach(models.Model):
    """Personal data came where they do not belong; the 72 hours run from `known_at`.

    They are hours of the calendar. What a customer reported hangs on a complaint; what was noticed
    in the house on none. It is read by the lead, its owner and whoever is named, by nobody else.
    """

    class Way(models.TextChoices):
        RECEIVER = "receiver", _("sent to the wrong receiver")
        LOST = "lost", _("device or papers lost")
        STOLEN = "stolen", _("theft or break-in")
        ATTACK = "attack", _("attack on a system")
        OPEN = "open", _("open to people who must not see it")
        GONE = "gone", _("destroyed or not available")
        OTHER = "other", pgettext_lazy("breach", "something else")

    class Risk(models.TextChoices):
        OPEN = "open", pgettext_lazy("risk", "not judged yet")
        NONE = "none", pgettext_lazy("risk", "unlikely")
        LIKELY = "likely", pgettext_lazy("risk", "a risk")
        HIGH = "high", pgettext_lazy("risk", "a high risk")

    class Data(models.TextChoices):
        CONTACT = "contact", _("names, addresses, contact data")
        PAY = "pay", _("pay, tax, social insurance")
        BANK = "bank", _("bank data")
        LOGIN = "login", _("sign-in data")
        CONTENT = "content", _("contents of letters and mails")
        SPECIAL = "special", _("special categories: health, faith, union (Art. 9)")
        OTHER = "other", pgettext_lazy("data", "other data")

    complaint = models.OneToOneField(
        Complaint, on_delete=models.PROTECT, null=True, related_name="breach"
    )
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    handover = models.ForeignKey(Handover, on_delete=models.SET_NULL, null=True, related_name="+")
    known_at = models.DateTimeField(_("When did it become known?"))
    what = models.TextField(_("What happened?"), max_length=LONGEST)
    way = models.CharField(
        _("In which way?"), max_length=10, choices=Way.choices, default=Way.RECEIVER
    )
    happened = models.CharField(_("When did it happen?"), max_length=160, blank=True, default="")
    whose = models.CharField(_("Whose data?"), max_length=300, blank=True, default="")
    people_count = models.PositiveIntegerField(_("About how many people?"), null=True, blank=True)
    data_kinds = models.JSONField(default=list)
    records_count = models.PositiveIntegerField(_("About how many records?"), null=True, blank=True)
    consequences = models.TextField(
        _("What may it lead to?"), max_length=LONGEST, blank=True, default=""
    )
    measures = models.TextField(
        _("What was done, what is planned?"), max_length=LONGEST, blank=True, default=""
    )
    risk = models.CharField(
        _("Risk for those affected"), max_length=6, choices=Risk.choices, default=Risk.OPEN
    )
    why_risk = models.TextField(
        pgettext_lazy("risk", "Why?"), max_length=LONGEST, blank=True, default=""
    )
    reported_at = models.DateTimeField(null=True)
    why_late = models.TextField(
        _("Why later than 72 hours?"), max_length=LONGEST, blank=True, default=""
    )
    file_number = models.CharField(
        _("The authority's file number"), max_length=80, blank=True, default=""
    )
    told_at = models.DateTimeField(null=True)
    why_not_told = models.TextField(max_length=LONGEST, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    readers = models.ManyToManyField(User, through="BreachReader", related_name="+")

    class Meta:
        ordering = ["-known_at", "-id"]

    def __str__(self):
        return f"D{self.pk}"

    def get_absolute_url(self):
        return reverse("complaints:breach", args=[self.pk])

    @property
    def due_at(self):
        """When the 72 hours are over; in UTC, or a changed clock would be counted."""
        return self.known_at.astimezone(UTC) + timedelta(hours=HOURS)

    @property
    def ticket(self):
        """The conversation in which it was found, if any."""
        return self.complaint.ticket if self.complaint else None

    @property
    def is_open(self):
        return self.ended_at is None

    @property
    def is_to_report(self):
        """Does the authority still have to hear of it, as far as is known?"""
        return self.reported_at is None and self.risk != self.Risk.NONE

    @property
    def is_to_tell(self):
        """Do those affected still have to be told (Art. 34)?"""
        return self.risk == self.Risk.HIGH and not (self.told_at or self.why_not_told)

    @property
    def data_words(self):
        """Which kinds of data, in words."""
        return [str(self.Data(one).label) for one in self.data_kinds if one in self.Data.values]


class BreachReader(models.Model):
    """Somebody who may read and work on one data breach."""

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="named")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["breach", "user"], name="breach_reader_once")
        ]

    def __str__(self):
        return f"{self.breach_id} {self.user_id}"


class BreachStep(models.Model):
    """A step of the check list that was done; codes are those of `breach_steps.py`."""

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="steps")
    code = models.CharField(max_length=12)
    done_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["breach", "code"], name="breach_step_once")]

    def __str__(self):
        return self.code


class BreachLine(models.Model):
    """A line of the log: what was done when and by whom. Lines are added, never changed.

    `code` says what it is (`breach_words.py`); `text` is what somebody wrote with it.
    """

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="lines")
    code = models.CharField(max_length=12)
    text = models.TextField(_("What was done?"), max_length=LONGEST, blank=True, default="")
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return str(self.breach)

    def get_absolute_url(self):
        return f"{self.breach.get_absolute_url()}#log"


class BreachSheet(models.Model):
    """A version of the report sheet for the authority; `facts` stay as they were that moment."""

    class Kind(models.TextChoices):
        PRELIMINARY = "preliminary", pgettext_lazy("report sheet", "preliminary")
        COMPLETE = "complete", pgettext_lazy("report sheet", "complete")
        SUPPLEMENT = "supplement", pgettext_lazy("report sheet", "supplement")

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Which report?"), max_length=12, choices=Kind.choices)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["breach", "number"], name="breach_sheet_once")
        ]

    def __str__(self):
        return f"{self.breach_id}-{self.number}"

    def get_absolute_url(self):
        return self.breach.get_absolute_url()


class DataProtection(models.Model):
    """Whom a data breach is reported to and who answers for it; one row.

    What is left empty of the authority is that of the state (`authorities.py`).
    """

    controller = models.TextField(
        _("Controller: name and address"), max_length=500, blank=True, default=""
    )
    officer = models.CharField(_("Data protection officer"), max_length=160, blank=True, default="")
    officer_email = models.EmailField(_("Their e-mail address"), blank=True, default="")
    officer_phone = models.CharField(_("Their phone number"), max_length=40, blank=True, default="")
    state = models.CharField(
        _("State whose authority is responsible"),
        max_length=4,
        choices=STATES,
        blank=True,
        default="",
    )
    authority = models.CharField(
        _("Authority, if it is another one"), max_length=200, blank=True, default=""
    )
    website = models.URLField(_("Its web address"), blank=True, default="")

    def __str__(self):
        return self.officer
