"""Responses, personal and anonymous."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, User
from augenhoehe.surveys.models.invitation import Channel, Invitation
from augenhoehe.surveys.models.survey import Survey, SurveyVersion
from augenhoehe.tickets.models import Ticket


class Doubt(models.TextChoices):
    """Why a response is kept and shown, but not counted."""

    EARLY = "early", _("quicker than a person")
    TRAP = "trap", _("sent by a machine that followed every link")
    AGAIN = "again", _("asked again after a call-back")


class Batch(models.Model):
    """One import of responses from a file: which, by whom, and what was not understood.

    `task`: what the worker does with a large one, `done_count` of `total_count` rows so far;
    `fault` says why it stopped by itself (a code of `import_words.py`).
    """

    class Task(models.TextChoices):
        """What the worker has to do with an import."""

        NONE = "", pgettext_lazy("import", "nothing")
        TAKING = "taking", pgettext_lazy("import", "being taken in")
        STOPPED = "stopped", pgettext_lazy("import", "stopped")
        LEAVING = "leaving", pgettext_lazy("import", "being taken back")

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="batches")
    name = models.CharField(max_length=160)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    task = models.CharField(max_length=8, choices=Task.choices, blank=True, default="")
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"

    def __str__(self):
        return self.name


class ResponseQuerySet(models.QuerySet):
    """Questions asked of many responses."""

    def counted(self):
        """Responses that figures are made of."""
        return self.filter(doubt="")


class Response(models.Model):
    """What somebody answered, under a survey that is personal or confidential.

    `values`: {question key: answer}, without the main text, which is `text`. `identity` names what
    may be answered once (an invitation, a solution of a concern); empty for open pages.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="+")
    invitation = models.OneToOneField(
        Invitation, on_delete=models.PROTECT, null=True, related_name="response"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="responses")
    identity = models.CharField(max_length=64, unique=True, null=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    language = models.CharField(max_length=5, default="de")
    score = models.SmallIntegerField(null=True)
    text = models.TextField(blank=True, default="")
    values = models.JSONField(default=dict)
    is_critical = models.BooleanField(default=False)
    doubt = models.CharField(max_length=8, choices=Doubt.choices, blank=True, default="")
    at = models.DateTimeField(pgettext_lazy("survey", "answered"))
    changed_at = models.DateTimeField(null=True)
    change_count = models.PositiveSmallIntegerField(default=0)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["survey", "-at", "-id"], name="response_survey_at"),
            models.Index(
                fields=["survey", "-at", "-id"],
                condition=models.Q(is_critical=True),
                name="response_critical",
            ),
            models.Index(fields=["contact", "-at"], name="response_contact"),
            models.Index(fields=["company", "-at"], name="response_company"),
            models.Index(fields=["-at", "-id"], name="response_newest"),
            models.Index(
                fields=["survey", "changed_at"],
                condition=models.Q(changed_at__isnull=False),
                name="response_changed",
            ),
        ]

    def __str__(self):
        return f"{self.survey}: {self.score}"

    def get_absolute_url(self):
        return reverse("surveys:response", args=[self.pk])


class AnonymousResponse(models.Model):
    """What somebody answered anonymously: the week, never a moment, a person, a token, an order.

    Ids are random and no sequence; see `anonymity.py`.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    score = models.SmallIntegerField(null=True)
    text = models.TextField(blank=True, default="")
    values = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["survey", "week"], name="anonymous_week")]

    def __str__(self):
        return f"{self.survey}: {self.score}"


class HasAnswered(models.Model):
    """Somebody has answered an anonymous survey: a keyed hash, no moment, no order, no answer."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    who_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "who_hash"], name="has_answered_once")
        ]

    def __str__(self):
        return str(self.survey)


def week_of(day):
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())
