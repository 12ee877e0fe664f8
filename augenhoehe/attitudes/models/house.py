"""What the reply check found in the house's own texts; nothing about persons."""

from django.db import models


class LookedText(models.Model):
    """A text of the house as the check last read it; where it stands says its room.

    `kind`, `thing_id`, `part`: the declaration in the room's `house_texts.py`, the row, what of it.
    `edition`: of the check that read it. Titles and labels stand here to be searched and sorted.
    """

    kind = models.CharField(max_length=20)
    thing_id = models.BigIntegerField()
    part = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    title_de = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    label_de = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80)
    text = models.TextField()
    is_letter = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64)
    edition = models.CharField(max_length=64)
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "thing_id", "part", "language"], name="looked_text_once"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.thing_id} {self.part} {self.language}"


class TextHint(models.Model):
    """A rule that speaks about a text of the house; `is_meant`: somebody meant it so.

    That holds for these very words: where they change, the rule may speak again.
    """

    looked = models.ForeignKey(LookedText, on_delete=models.CASCADE, related_name="hints")
    rule = models.CharField(max_length=60)
    attitude = models.CharField(max_length=1)
    is_meant = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["looked", "rule"], name="text_hint_once"),
        ]
        indexes = [models.Index(fields=["rule"], name="text_hint_rule")]

    def __str__(self):
        return f"{self.looked_id} {self.rule}"
