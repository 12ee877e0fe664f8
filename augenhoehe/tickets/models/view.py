"""How people look at lists, and how they take things back."""

from django.db import models

from augenhoehe.people.models import User


class SavedView(models.Model):
    """A person's own view of the inbox: a name for a filter."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="view_once")]

    def __str__(self):
        return self.name


class Undo(models.Model):
    """What a bulk change or a merge looked like before, so that it can be taken back."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40)
    before = models.JSONField()
    done_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.verb

    @property
    def ticket_ids(self):
        """The ids of the tickets that it would change."""
        many = {int(pk) for pk in self.before.get("before", ())}
        pair = {one["id"] for name in ("source", "target") if (one := self.before.get(name))}
        return many | pair
