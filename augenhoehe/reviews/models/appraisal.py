"""A conversation talked about by two: what each says of it, what they agree, what is disputed.

For the evaluation of the department (`departments.py`) the reviewers' marks are counted, drawing by
drawing; of what ended `KeptMark` is left. Nothing else of an appraisal leaves its two people.
"""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models import User
from augenhoehe.reviews.models.drawing import Drawing, Drawn
from augenhoehe.reviews.models.scorecard import Item, Scorecard
from augenhoehe.tickets.models import Ticket


class Answer(models.TextChoices):
    """What is said of a conversation by an item: words, never a number; calibration asks so too."""

    SO = "so", pgettext_lazy("anchor", "it is like that")
    PARTLY = "partly", pgettext_lazy("anchor", "in part")
    NO = "no", pgettext_lazy("anchor", "not")
    NOT_APPLICABLE = "na", pgettext_lazy("anchor", "not applicable")


class Appraisal(models.Model):
    """One drawn conversation between its author and whoever reviews it; nobody else reads it.

    First the author says what they see, then the reviewer; both are revealed at once. Then they
    talk, and agree on one thing: what (`behaviour`), how it sounds (`example`), by when.
    """

    class State(models.TextChoices):
        OWN = "own", pgettext_lazy("appraisal", "the author's view is asked")
        OTHER = "other", pgettext_lazy("appraisal", "the other view is asked")
        TALK = "talk", pgettext_lazy("appraisal", "both are revealed")
        AGREED = "agreed", pgettext_lazy("appraisal", "agreed")
        DONE = "done", pgettext_lazy("appraisal", "looked at again")

    drawn = models.OneToOneField(Drawn, on_delete=models.CASCADE, related_name="appraisal")
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    reviewer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OWN)
    asked_at = models.DateTimeField()
    own_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)
    dispute_until = models.DateTimeField(null=True)
    behaviour = EncryptedTextField(_("What do you do differently?"), blank=True, default="")
    example = EncryptedTextField(_("How does that sound?"), blank=True, default="")
    look_on = models.DateField(_("When do you look at it again?"), null=True)
    agreed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self):
        day = date_format(self.asked_at, "DATE_FORMAT")
        return gettext("Conversation talked about, %(day)s") % {"day": day}

    def get_absolute_url(self):
        return reverse("reviews:appraisal", args=[self.pk])

    @property
    def is_revealed(self):
        return self.revealed_at is not None


class Mark(models.Model):
    """What one of the two says of a conversation by an item; `words` say why, sealed."""

    class Side(models.TextChoices):
        OWN = "own", pgettext_lazy("view", "the author's")
        OTHER = "other", pgettext_lazy("view", "the reviewer's")

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="marks")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    answer = models.CharField(max_length=8, choices=Answer.choices)
    words = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ["item__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "item", "side"], name="mark_once")
        ]

    def __str__(self):
        return str(self.get_answer_display())


class Dispute(models.Model):
    """The author sees items otherwise than the reviewer, and says why.

    `item_ids` are disputed, `granted_ids` were seen the author's way in the end. The second
    instance reads the disputed items only, and only once the author calls it.
    """

    class State(models.TextChoices):
        RAISED = "raised", pgettext_lazy("dispute", "raised")
        ANSWERED = "answered", pgettext_lazy("dispute", "answered")
        SECOND = "second", pgettext_lazy("dispute", "with the second instance")
        SETTLED = "settled", pgettext_lazy("dispute", "settled")

    appraisal = models.OneToOneField(Appraisal, on_delete=models.CASCADE, related_name="dispute")
    state = models.CharField(max_length=8, choices=State.choices, default=State.RAISED)
    item_ids = models.JSONField(default=list)
    granted_ids = models.JSONField(default=list)
    words = EncryptedTextField(_("Why do you see it otherwise?"))
    answer = EncryptedTextField(_("Your answer"), blank=True, default="")
    second_words = EncryptedTextField(_("How do you decide, and why?"), blank=True, default="")
    second = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    raised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    def __str__(self):
        return gettext("Dispute about a conversation")

    def get_absolute_url(self):
        return reverse("reviews:dispute", args=[self.pk])


class KeptMark(models.Model):
    """What is left when an appraisal ends: item, answer, month; whose it was is gone.

    Evaluation of the department counts it only where the drawing's `author_count` is k or more.
    """

    drawing = models.ForeignKey(Drawing, on_delete=models.CASCADE, related_name="kept")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    month = models.DateField()

    class Meta:
        ordering = ["month", "id"]

    def __str__(self):
        return str(self.get_answer_display())
