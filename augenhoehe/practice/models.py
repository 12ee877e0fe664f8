"""The schedule of whoever practises alone; cases of our own; the case of a week."""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User
from augenhoehe.tickets.models import Ticket


class Schedule(models.Model):
    """Somebody's private schedule; nobody else sees that it is there. No text is in it."""

    owner = models.OneToOneField(User, models.CASCADE, related_name="practice_schedule")
    is_offered = models.BooleanField(_("Remind me on My day"), default=False)
    settled_on = models.DateField(null=True)

    def __str__(self):
        return f"{self.owner_id}"


class Card(models.Model):
    """When a situation comes again for somebody: numbers of the library, nothing that was said."""

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="cards")
    code = models.CharField(max_length=60)
    state = models.JSONField(default=dict)
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "code"], name="practice_card_once")
        ]

    def __str__(self):
        return self.code


class WeekCase(models.Model):
    """The case that the lead chose for the team round of a week; empty: the house's own turn."""

    week_on = models.DateField(unique=True)
    code = models.CharField(max_length=60, blank=True, default="")

    def __str__(self):
        day = date_format(self.week_on)
        return gettext("Case of the team round, week of %(day)s") % {"day": day}

    def get_absolute_url(self):
        return reverse("practice:case", args=[self.code]) if self.code else reverse("practice:list")


class OwnCase(models.Model):
    """A situation from our own conversations, masked, released by somebody else than its proposer.

    `source` is there while it is written and checked only: a released one leads to no concern.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("own case", "being written")
        WAITING = "waiting", pgettext_lazy("own case", "waits to be checked")
        RELEASED = "released", pgettext_lazy("own case", "released")

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    attitude = models.CharField(max_length=1, default="A")
    proposer = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    checker = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    source = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True, default="")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self):
        return gettext("Own case %(number)s") % {"number": self.pk}

    def get_absolute_url(self):
        return reverse("practice:own_case", args=[self.pk])

    @property
    def code(self):
        """What it is called among the situations."""
        return f"own-{self.pk}"


class CaseText(models.Model):
    """What an own case says in one language."""

    class Language(models.TextChoices):
        GERMAN = "de", pgettext_lazy("language", "German")
        ENGLISH = "en", pgettext_lazy("language", "English")

    case = models.ForeignKey(OwnCase, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=Language.choices)
    title = models.CharField(pgettext_lazy("own case", "Title"), max_length=120)
    scene = models.TextField(_("What happened before?"), max_length=1000)
    says = models.TextField(_("What does the customer say or write?"), max_length=3000)
    answer_1 = models.TextField(_("An answer that would do"), max_length=2000)
    carries_1 = models.CharField(_("What carries it?"), max_length=300, blank=True, default="")
    answer_2 = models.TextField(_("A second one"), max_length=2000, blank=True, default="")
    carries_2 = models.CharField(
        _("What carries the second?"), max_length=300, blank=True, default=""
    )
    answer_3 = models.TextField(_("A third one"), max_length=2000, blank=True, default="")
    carries_3 = models.CharField(
        _("What carries the third?"), max_length=300, blank=True, default=""
    )
    questions = models.TextField(
        _("Questions for the talk"), max_length=1000, blank=True, default=""
    )

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["case", "language"], name="own_case_text")]

    def __str__(self):
        return self.title
