"""What a house adds to the reply check, and what of ours it does without."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HouseRule(models.Model):
    """A rule the house wrote itself: what it looks for, why, and what would be better."""

    class Language(models.TextChoices):
        GERMAN = "de", _("German letters")
        ENGLISH = "en", _("English letters")
        BOTH = "*", _("Letters in both languages")

    attitude = models.CharField(pgettext_lazy("reply check", "Attitude"), max_length=1)
    language = models.CharField(
        pgettext_lazy("reply check", "Looks at"),
        max_length=2,
        choices=Language,
        default=Language.GERMAN,
    )
    title_de = models.CharField(_("Name, German"), max_length=80, blank=True, default="")
    title_en = models.CharField(_("Name, English"), max_length=80, blank=True, default="")
    why_de = models.CharField(_("Why, German"), max_length=300, blank=True, default="")
    why_en = models.CharField(_("Why, English"), max_length=300, blank=True, default="")
    phrases = models.TextField(_("What it looks for"), max_length=4000)
    exceptions = models.TextField(
        pgettext_lazy("reply check", "But not"), max_length=4000, blank=True, default=""
    )
    better = models.TextField(_("Better wordings"), max_length=1000)
    bad = models.TextField(_("Sentences it shall find"), max_length=2000)
    good = models.TextField(_("Sentences it shall leave alone"), max_length=2000)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.title_de or self.title_en

    @property
    def rule(self):
        """Its name among all rules."""
        return f"house-{self.pk}"


class SilencedRule(models.Model):
    """One of our rules that this house does without."""

    rule = models.CharField(max_length=40, unique=True)
    silenced_at = models.DateTimeField()

    def __str__(self):
        return self.rule
