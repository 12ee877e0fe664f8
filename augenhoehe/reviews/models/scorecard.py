"""The full form's switch, its scorecard in versions, and the consent that a version needs."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User


class FullForm(models.Model):
    """The full form is switched on: since when, by whom, and why; a row is a time it was on."""

    class Ground(models.TextChoices):
        SIZE = "size", _("Thirty people or more work here")
        AGREEMENT = "agreement", _("The works agreement says so")

    ground = models.CharField(_("What for?"), max_length=12, choices=Ground.choices)
    reason = models.CharField(pgettext_lazy("full form", "Reason"), max_length=300)
    on_at = models.DateTimeField()
    on_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-on_at", "-id"]
        constraints = [
            # One row at the most is on: they all have the same value here.
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(off_at=None), name="full_form_on_once"
            )
        ]

    def __str__(self):
        return gettext("Full form of the conversation review")

    def get_absolute_url(self):
        return reverse("reviews:full")


class Scorecard(models.Model):
    """A version of what a conversation is talked along, at most eight items.

    It is frozen when agreed to or first used (a drawing, a calibration round) and then changed by a
    new version only (`replaces`). Without a consent in force it is never used with names.
    """

    number = models.PositiveSmallIntegerField(pgettext_lazy("scorecard", "Version"), unique=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(_("What changes, and why?"), max_length=300, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return gettext("Scorecard, version %(number)s") % {"number": self.number}

    def get_absolute_url(self):
        return reverse("reviews:scorecard", args=[self.pk])

    @property
    def is_frozen(self):
        return self.frozen_at is not None


class Item(models.Model):
    """A question asked of a conversation, with three worded anchors and two sentences.

    `words`: {"de": {title, ask, so, partly, no, good, bad}, "en": {…}}; one language may be
    missing. `code` stays the same from version to version, so figures can be compared.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=24)
    words = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["scorecard", "code"], name="item_once")]

    def __str__(self):
        return self.code


class Consent(models.Model):
    """Who agreed that a version is used with names: which text, when, where it lies.

    `second_instance` decides where author and reviewer do not find together.
    """

    class Giver(models.TextChoices):
        COUNCIL = "council", _("The works council")
        STAFF = "staff", _("All whom it concerns, one by one: there is no works council")

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="consents")
    giver = models.CharField(_("Who agreed?"), max_length=12, choices=Giver.choices)
    agreement = models.CharField(_("Name of the agreement"), max_length=160)
    text_version = models.CharField(_("Which text of it?"), max_length=80)
    agreed_on = models.DateField(_("Agreed on"))
    reference = models.CharField(_("Where does the document lie?"), max_length=300)
    second_instance = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Who decides where two do not find together?"),
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard"], condition=models.Q(ended_at=None), name="consent_in_force"
            )
        ]

    def __str__(self):
        return f"{self.agreement}, {self.text_version}"
