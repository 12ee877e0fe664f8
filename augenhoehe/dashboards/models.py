"""What people did with their day; the boss's monthly page; team rounds."""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from augenhoehe.measures.models import Measure
from augenhoehe.people.models import User


class Laid(models.Model):
    """An entry of My day was put off until a moment, or is done until it changes."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    until_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="laid_once")]

    def __str__(self):
        return self.key


class Gift(models.Model):
    """An entry of My day was given to a colleague, who must be able to see it."""

    key = models.CharField(max_length=80)
    giver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["giver", "key"], name="gift_once")]

    def __str__(self):
        return self.key


class Inspection(models.Model):
    """Why the observer read what one person did."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    observer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)

    def __str__(self):
        return self.reason


class MonthPage(models.Model):
    """The boss's page of a month: a sentence by the lead, and what it said when it was released.

    `facts` are kept at the release (`monthly.py`) and never touched again: what the boss saw stays.
    Decisions can be answered up to and including `open_until`.
    """

    month = models.DateField(unique=True)
    intro = models.CharField(gettext_lazy("introduction, one sentence"), max_length=400, blank=True)
    facts = models.JSONField(default=dict)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    open_until = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-month"]

    def __str__(self):
        return date_format(self.month, "F Y")

    def get_absolute_url(self):
        return reverse("dashboards:month", args=[f"{self.month:%Y-%m}"])


class Decision(models.Model):
    """What the lead needs from the boss: a question, why, by when; and what the boss said.

    It can be answered anew until the lead acts on it or the window of its month ends.
    """

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("decision", "Yes")
        NO = "no", pgettext_lazy("decision", "No")
        OWN = "own", pgettext_lazy("decision", "Otherwise, in my words")

    page = models.ForeignKey(MonthPage, on_delete=models.CASCADE, related_name="decisions")
    question = models.CharField(gettext_lazy("What is to be decided?"), max_length=200)
    why = models.TextField(gettext_lazy("Why, in two or three sentences"), max_length=800)
    due_on = models.DateField(gettext_lazy("Needed by"))
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True, default="")
    words = models.TextField(gettext_lazy("In your words"), max_length=2000, blank=True, default="")
    answered_at = models.DateTimeField(null=True, db_index=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_from = models.CharField(max_length=254, blank=True, default="")
    acted_at = models.DateTimeField(null=True)
    acted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return f"{self.page.get_absolute_url()}#decision-{self.pk}"

    def is_open_on(self, day):
        """Can it be answered on this day?"""
        return bool(self.page.released_at and self.acted_at is None and day <= self.page.open_until)


class DecisionKey(models.Model):
    """The link to one decision in the mail to one person; of the token the hash alone is kept."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="keys")
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.CharField(max_length=254)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    sent_at = models.DateTimeField()

    def __str__(self):
        return f"{self.decision_id} {self.email}"


class Sending(models.Model):
    """Whether, when and to whom the monthly page goes; one row, off until it is switched on."""

    is_on = models.BooleanField(gettext_lazy("Send the released page by mail"), default=False)
    working_day = models.PositiveSmallIntegerField(
        gettext_lazy("On which working day of the month"), default=8
    )
    to_bosses = models.BooleanField(gettext_lazy("To everybody with the role boss"), default=True)
    extra = models.TextField(gettext_lazy("Further addresses, one a line"), blank=True, default="")

    def __str__(self):
        return str(self.working_day)


class Round(models.Model):
    """A team round: three signals as they stood that day, one measure, one thank-you.

    What was decided are measures that have this round as their signal. Who typed the thank-you is
    not kept with it.
    """

    held_on = models.DateField(unique=True)
    signals = models.JSONField(default=list)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+")
    thanks = models.CharField(gettext_lazy("One thank-you"), max_length=300, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-held_on"]

    def __str__(self):
        return gettext("Team round of %(day)s") % {"day": date_format(self.held_on, "DATE_FORMAT")}

    def get_absolute_url(self):
        return reverse("dashboards:round", args=[self.pk])
