"""Where imported things came from."""

from django.db import models


class Origin(models.Model):
    """A concern or contact here, and its number in the older system: so nothing comes in twice.

    `digest` tells whether the older system has more to say of it than when it was imported.
    """

    class Kind(models.TextChoices):
        """What came in."""

        TICKET = "ticket"
        CONTACT = "contact"

    source = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.CharField(max_length=160)
    target_id = models.BigIntegerField()
    digest = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "number"], name="origin_once")
        ]
        indexes = [models.Index(fields=["kind", "target_id"], name="origin_target")]

    def __str__(self):
        return f"{self.source} {self.number}"
