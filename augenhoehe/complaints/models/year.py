"""The yearly report on complaints for the management's review."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User

LONGEST_WORDS = 4000


class YearReport(models.Model):
    """A year of complaints for management: the lead's words, and what it said when released.

    `facts` are kept at the release ({language: what the page shows}) and never touched again.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    words = models.TextField(
        _("What management should know and decide"),
        max_length=LONGEST_WORDS,
        blank=True,
        default="",
    )
    facts = models.JSONField(default=dict)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-year"]

    def __str__(self):
        return str(self.year)

    def get_absolute_url(self):
        return reverse("complaints:year", args=[self.year])
