"""Blobs and links to them."""

from django.db import models


class Blob(models.Model):
    """A file's bytes, named by their SHA-256, kept once in the data folder."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self):
        return self.sha256[:12]


class Attachment(models.Model):
    """A use of a blob by something (owner), under the name it was given there."""

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="attachments")
    owner_type = models.IntegerField()
    owner_id = models.BigIntegerField()
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120)
    content_id = models.CharField(max_length=255, blank=True, default="")
    is_inline = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="attachment_owner")]

    def __str__(self):
        return self.name
