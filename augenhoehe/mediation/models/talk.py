"""A clearing talk, its parties, and what each of them says."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import LANGUAGES, User
from augenhoehe.tickets.models import Ticket


class Talk(models.Model):
    """A clearing talk that the lead holds with everyone involved.

    `signs` are the codes of observed behaviour (`escalation.py`). `feelings_gone_at`: when what was
    said about feelings was deleted.
    """

    class Outcome(models.TextChoices):
        CONSENSUS = "consensus", pgettext_lazy("talk", "all agree")
        COMPROMISE = "compromise", pgettext_lazy("talk", "a compromise")
        DECISION = "decision", _("the lead decided")
        ELSEWHERE = "elsewhere", _("it goes on elsewhere")
        NONE = "none", pgettext_lazy("talk", "no agreement")

    title = models.CharField(_("What is it about?"), max_length=160)
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, related_name="clearing_talks"
    )
    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, null=True, related_name="clearing_talks"
    )
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    talk_at = models.DateTimeField(null=True)
    rules_said_at = models.DateTimeField(null=True)
    signs = models.JSONField(default=list)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        _("How did it end?"), max_length=12, choices=Outcome.choices, blank=True, default=""
    )
    learned = EncryptedTextField(_("What do we learn from it?"), blank=True, default="")
    feelings_gone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="talk_opened")]

    def __str__(self):
        return _now("Clearing talk: %(title)s") % {"title": self.title}

    def get_absolute_url(self):
        return reverse("mediation:show", args=[self.pk])

    @property
    def is_open(self):
        return self.closed_at is None


class Reader(models.Model):
    """Somebody whom the lead named: may read a talk, and write on its sheet."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "user"], name="talk_reader_once")]

    def __str__(self):
        return f"{self.talk_id}, {self.user_id}"


class Party(models.Model):
    """One side of a clearing talk: a customer, a company, a department, a partner, our service.

    Named by its contact or company where we know them, so that the name goes when they are erased.
    """

    class Kind(models.TextChoices):
        CUSTOMER = "customer", pgettext_lazy("party", "customer")
        COMPANY = "company", pgettext_lazy("party", "company")
        PARTNER = "partner", pgettext_lazy("party", "partner")
        DEPARTMENT = "department", pgettext_lazy("party", "department")
        SERVICE = "service", _("our service")

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(
        pgettext_lazy("party", "Who is it?"), max_length=12, choices=Kind.choices
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, related_name="+")
    own_name = models.CharField(
        pgettext_lazy("party", "Name"), max_length=160, blank=True, default=""
    )
    own_email = models.EmailField(pgettext_lazy("party", "E-mail"), blank=True, default="")
    language = models.CharField(
        pgettext_lazy("party", "Language"), max_length=5, choices=LANGUAGES, default="de"
    )
    otherwise = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "parties"

    def __str__(self):
        if self.contact_id:
            return self.contact.name
        if self.company_id:
            return self.company.name
        return self.own_name or str(self.get_kind_display())

    @property
    def is_ours(self):
        return self.kind == self.Kind.SERVICE


class Voice(models.Model):
    """What a party says on one line, in its own words; `heard_at`: it has been heard."""

    class Line(models.TextChoices):
        EXPECTED = "expected", pgettext_lazy("line", "Expected")
        HAPPENED = "happened", pgettext_lazy("line", "Happened")
        MATTERS = "matters", pgettext_lazy("line", "What matters")
        FEELINGS = "feelings", pgettext_lazy("line", "Feelings")
        NEEDS = "needs", pgettext_lazy("line", "What is needed")

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="voices")
    line = models.CharField(max_length=10, choices=Line.choices)
    text = EncryptedTextField(blank=True, default="")
    heard_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "line"], name="voice_once")]

    def __str__(self):
        return f"{self.party_id} {self.line}"


class Interest(models.Model):
    """What a party wants to have respected, in its own words; `is_left_open` says so knowingly."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="interests")
    text = EncryptedTextField()
    is_left_open = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text or "…"
