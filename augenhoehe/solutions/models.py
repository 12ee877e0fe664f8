"""Standard solutions."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.people.models import User


class Solution(models.Model):
    """What solves a concern that comes again and again (S2)."""

    title_de = models.CharField(_("title, German"), max_length=160)
    title_en = models.CharField(_("title, English"), max_length=160, blank=True, default="")
    fits_when_de = models.TextField(
        _("when it fits, German"), max_length=20_000, blank=True, default=""
    )
    fits_when_en = models.TextField(
        _("when it fits, English"), max_length=20_000, blank=True, default=""
    )
    steps_de = models.TextField(_("steps, German"), max_length=20_000, blank=True, default="")
    steps_en = models.TextField(_("steps, English"), max_length=20_000, blank=True, default="")
    authority_de = models.TextField(
        _("authority, German"), max_length=20_000, blank=True, default=""
    )
    authority_en = models.TextField(
        _("authority, English"), max_length=20_000, blank=True, default=""
    )
    reply_de = models.TextField(_("reply text, German"), max_length=20_000, blank=True, default="")
    reply_en = models.TextField(_("reply text, English"), max_length=20_000, blank=True, default="")
    hand_over_de = models.TextField(
        _("hand over when, German"), max_length=20_000, blank=True, default=""
    )
    hand_over_en = models.TextField(
        _("hand over when, English"), max_length=20_000, blank=True, default=""
    )
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True)
    product = models.ForeignKey(Product, on_delete=models.SET_NULL, null=True, blank=True)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    review_on = models.DateField(_("review on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["title_de", "id"]

    def __str__(self):
        return self.says("title")

    def get_absolute_url(self):
        return reverse("solutions:show", args=[self.pk])

    def says(self, part, language=None):
        """A part's text in `language` (the reader's by default), else in the other one."""
        wanted = (language or get_language() or "de")[:2]
        order = ("de", "en") if wanted == "de" else ("en", "de")
        return next((t for tongue in order if (t := getattr(self, f"{part}_{tongue}"))), "")


class SolutionVersion(models.Model):
    """What a standard solution said in one of its versions, and whose words these were.

    `changed_by` is empty for what was there before versions were kept.
    """

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    texts = models.JSONField()
    topic_id = models.BigIntegerField(null=True)
    product_id = models.BigIntegerField(null=True)
    changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["solution", "number"], name="solution_version_once")
        ]

    def __str__(self):
        return f"{self.solution_id}: {self.number}"
