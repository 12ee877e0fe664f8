"""What people did with the entries of their day."""

from django.db import models

from augenhoehe.people.models import User


class Laid(models.Model):
    """An entry of My day was put off until a moment, or is done until it changes."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    until_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="laid_once")]

    def __str__(self):
        return self.key


class Gift(models.Model):
    """An entry of My day was given to a colleague, who must be able to see it."""

    key = models.CharField(max_length=80)
    giver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["giver", "key"], name="gift_once")]

    def __str__(self):
        return self.key


class Inspection(models.Model):
    """Why the observer read what one person did."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    observer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)

    def __str__(self):
        return self.reason
