"""The job table, when the clockwork last asked for what, and who knocked how often."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Work that waits for the worker. A finished job is gone; a failed one stays and is shown.

    `key` is there while the job waits and goes when somebody takes it up, so that work asked for
    during a run is done after it. Of two due jobs the smaller `priority` goes first.
    """

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=160, null=True, unique=True)
    args = models.JSONField(default=dict)
    lane = models.CharField(max_length=80, blank=True, default="")
    priority = models.SmallIntegerField(default=0)
    due_at = models.DateTimeField()
    held_by = models.CharField(max_length=80, null=True)
    held_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    failed_at = models.DateTimeField(null=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["priority", "due_at", "id"],
                condition=Q(failed_at=None),
                name="job_waiting",
            ),
            models.Index(fields=["lane"], name="job_lane"),
            models.Index(fields=["held_by"], condition=~Q(held_by=None), name="job_held"),
        ]

    def __str__(self):
        return f"{self.name} ({self.pk})"


class Tick(models.Model):
    """When a periodic job was last asked for, so that two workers ask once."""

    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()

    def __str__(self):
        return self.name


class Window(models.Model):
    """How often somebody knocked at a public door in a stretch of time; `ends_at` in seconds."""

    key = models.CharField(max_length=64, unique=True)
    ends_at = models.BigIntegerField(db_index=True)
    count = models.BigIntegerField()

    def __str__(self):
        return f"{self.count} until {self.ends_at}"
