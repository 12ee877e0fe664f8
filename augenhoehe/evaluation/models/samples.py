"""Random samples of texts that a person reads to learn how well the words find the codes."""

from django.db import models
from django.urls import reverse

from augenhoehe.evaluation.models.codes import BookVersion
from augenhoehe.people.models import User
from augenhoehe.surveys.models import Response


class Sample(models.Model):
    """Texts drawn by a seed, so that the drawing can be repeated."""

    seed = models.PositiveIntegerField()
    version = models.ForeignKey(BookVersion, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drawn_from = models.PositiveIntegerField()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.pk}"

    def get_absolute_url(self):
        return reverse("evaluation:sample", args=[self.pk])


class SampleText(models.Model):
    """A text of a sample: what the words found when it was drawn, and what a person found."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="texts")
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    found = models.JSONField(default=list)
    right = models.JSONField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "response"], name="sampletext_once")
        ]

    def __str__(self):
        return f"{self.sample_id}: {self.response_id}"
