"""Quotes: what a customer wrote, without personal data, released by a person."""

from django.db import models
from django.urls import reverse

from augenhoehe.people.models import User
from augenhoehe.surveys.models import Response


class Quote(models.Model):
    """A text that may be shown elsewhere in the house, as somebody read and released it."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="quote")
    text = models.CharField(max_length=600)
    language = models.CharField(max_length=5)
    said_at = models.DateTimeField()
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-said_at", "-id"]
        indexes = [models.Index(fields=["said_at"], name="quote_said")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("evaluation:text", args=[self.response_id])
