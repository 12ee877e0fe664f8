"""The journal's rows."""

from django.db import models


class Entry(models.Model):
    """One thing that happened. Append only; no names, no free text; the moment is the clock.

    `by_id` is a person (people.User), `actor` a named system actor; one of the two is set.
    """

    at = models.DateTimeField()
    kind = models.IntegerField()
    subject_type = models.IntegerField()
    subject_id = models.BigIntegerField()
    by_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=10, blank=True, default="")
    cause_id = models.BigIntegerField(null=True)
    depth = models.PositiveSmallIntegerField(default=0)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="entry_subject"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject_type}:{self.subject_id}"
