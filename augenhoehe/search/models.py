"""What the index is built from."""

from datetime import UTC, datetime

from django.db import models

# The low bits of a document's id tell documents of one second apart.
SPREAD = 12


class SearchDoc(models.Model):
    """One searchable text: whose it is, what a hit leads to, who may find it, the exact stems.

    The id is its moment in seconds, shifted, so that the index runs from the newest hit backwards.
    `scope` is one token (team17), so that what one may read is filtered within the index; `mark`
    stands for it among the parts of words that `names` is searched by. Triggers keep both indexes
    in step with the rows.
    """

    id = models.BigIntegerField(primary_key=True)
    owner_type = models.IntegerField()
    owner_id = models.BigIntegerField()
    group_type = models.IntegerField()
    group_id = models.BigIntegerField()
    scope = models.CharField(max_length=60)
    mark = models.CharField(max_length=3)
    stemmer = models.CharField(max_length=20)
    names = models.TextField(blank=True, default="")
    stems = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_type", "owner_id"], name="searchdoc_owner")
        ]
        indexes = [models.Index(fields=["group_type", "group_id"], name="searchdoc_group")]

    def __str__(self):
        return f"{self.owner_type}:{self.owner_id}"

    @property
    def at(self):
        """The moment of the text, to the second."""
        return moment_of(self.pk)


def first_id(at):
    """The smallest id a document of this moment can have."""
    return max(0, int(at.timestamp())) << SPREAD


def moment_of(pk):
    """The moment in a document's id."""
    return datetime.fromtimestamp(pk >> SPREAD, tz=UTC)
