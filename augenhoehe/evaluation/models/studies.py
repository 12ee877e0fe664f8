"""What takes long to compute of a survey, kept until its answers change."""

from django.db import models

from augenhoehe.surveys.models import Survey


class Study(models.Model):
    """The page for experts of a survey, as it was last computed: sums only, nobody's answer.

    `entry_id`: the journal's last entry when it was begun.
    """

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="+")
    computed_at = models.DateTimeField()
    entry_id = models.BigIntegerField(default=0)
    found = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "studies"

    def __str__(self):
        return f"{self.survey}"
