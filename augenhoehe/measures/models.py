"""Measures, what was expected of them, their steps, what came of them; ideas."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User

LONGEST = 4000


class Verdict(models.TextChoices):
    """What can be said about the effect."""

    WORKS = "works", pgettext_lazy("verdict", "works")
    FAILS = "does_not_work", _("does not work")
    OPEN = "not_decidable", _("not provable yet")


class Measure(models.Model):
    """Something that is done because of a signal: at once, or as an improvement with proof.

    `due_on` is until when; of an improvement its review date. The signal and the goal it serves are
    generic links; without a goal it serves none. `indicator` is that of the expectation.
    """

    class Kind(models.TextChoices):
        QUICK = "quick", _("Quick measure")
        PROOF = "proof", _("Improvement with proof")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("measure", "planned")
        RUNNING = "running", pgettext_lazy("measure", "running")
        DONE = "done", pgettext_lazy("measure", "done")
        STOPPED = "stopped", pgettext_lazy("measure", "stopped")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    title = models.CharField(max_length=160)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    due_on = models.DateField()
    signal_type = models.IntegerField(null=True)
    signal_id = models.BigIntegerField(null=True)
    signal_text = models.CharField(max_length=300, blank=True, default="")
    goal_type = models.IntegerField(null=True)
    goal_id = models.BigIntegerField(null=True)
    indicator = models.CharField(max_length=80, blank=True, default="", db_index=True)
    cost_low = models.PositiveIntegerField(null=True)
    cost_high = models.PositiveIntegerField(null=True)
    benefit_low = models.PositiveIntegerField(null=True)
    benefit_high = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    started_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=300, blank=True, default="")
    lesson = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="measure_state_due"),
            models.Index(fields=["goal_type", "goal_id"], name="measure_goal"),
            models.Index(fields=["signal_type", "signal_id"], name="measure_signal"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("measures:show", args=[self.pk])

    @property
    def is_live(self):
        return self.state in (self.State.PLANNED, self.State.RUNNING)

    @property
    def has_proof(self):
        return self.kind == self.Kind.PROOF

    @property
    def goal_ref(self):
        return (self.goal_type, self.goal_id) if self.goal_id else None

    @property
    def signal_ref(self):
        return (self.signal_type, self.signal_id) if self.signal_id else None


class Expectation(models.Model):
    """What was expected of an improvement; a change is a new row, the old ones stay.

    The last one written before the start counts for the verdict. `expected` as in
    `kernel.statistics`: share -0.05, NPS +10, time as a ratio 0.8, count -3 a week. `plan` is what
    was announced: whether and after how many weeks the effect can be seen, and by which method.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="expectations")
    number = models.PositiveSmallIntegerField()
    hypothesis = models.TextField(max_length=LONGEST)
    indicator = models.CharField(max_length=80)
    segment = models.CharField(max_length=80, blank=True, default="")
    control = models.CharField(max_length=80, blank=True, default="")
    expected = models.FloatField()
    starts_on = models.DateField()
    review_on = models.DateField()
    plan = models.JSONField(default=dict)
    is_after_start = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="expectation_once")
        ]

    def __str__(self):
        return f"{self.measure_id}/{self.number}"


class Step(models.Model):
    """A step of a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")
    text = models.CharField(max_length=200)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text


class Check(models.Model):
    """What the data said about a measure on a day, and what was decided on it; never overwritten.

    `found` is the verdict by the rule, `verdict` what the lead decided; where they differ `reason`
    says why. `facts`: method, effect with interval, n, cautions, as they were.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="checks")
    found = models.CharField(max_length=16, choices=Verdict.choices)
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    reason = models.CharField(max_length=300, blank=True, default="")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.get_verdict_display()

    @property
    def is_overruled(self):
        return self.found != self.verdict


class Idea(models.Model):
    """What somebody noticed and what would be better; what became of it (P4).

    The author is named where they wish it; otherwise only they themselves find it as theirs.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("idea", "new")
        LATER = "later", pgettext_lazy("idea", "kept for later")
        TAKEN = "taken", pgettext_lazy("idea", "taken up")
        DECLINED = "declined", pgettext_lazy("idea", "not now, with a reason")

    noticed = models.TextField(_("What do you notice?"), max_length=LONGEST)
    better = models.TextField(_("What would be better?"), max_length=LONGEST)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_named = models.BooleanField(default=True)
    given_at = models.DateTimeField(db_index=True)
    answer = models.TextField(max_length=LONGEST, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answer_read_at = models.DateTimeField(null=True)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="ideas")

    class Meta:
        ordering = ["-given_at", "-id"]

    def __str__(self):
        return self.noticed if len(self.noticed) <= 80 else f"{self.noticed[:79]}…"

    def get_absolute_url(self):
        return reverse("measures:idea", args=[self.pk])

    @property
    def waited(self):
        """How long the first answer took, or None while there is none."""
        return self.answered_at - self.given_at if self.answered_at else None
