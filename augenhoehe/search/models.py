"""What the index is built from."""

from django.db import models


class SearchDoc(models.Model):
    """One searchable text: whose it is, when, for which teams, and the exact stems indexed.

    `scope` holds tokens such as `team17`, so that what one may read is filtered in the index.
    """

    owner_type = models.IntegerField()
    owner_id = models.BigIntegerField()
    group_id = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    scope = models.CharField(max_length=40)
    stems = models.TextField()
    names = models.TextField(blank=True, default="")
    stemmer = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_type", "owner_id"], name="searchdoc_owner")
        ]
        indexes = [models.Index(fields=["owner_type", "group_id"], name="searchdoc_group")]

    def __str__(self):
        return f"{self.owner_type}:{self.owner_id}"
