"""Blobs and links to them."""

from django.db import models
from django.urls import reverse


class Blob(models.Model):
    """A file's bytes, named by their SHA-256, kept once in the data folder.

    `raster` is the image type the bytes themselves show ("image/png" …), empty for all else.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    raster = models.CharField(max_length=12, blank=True, default="")
    stored_at = models.DateTimeField(db_index=True)

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
        ordering = ["id"]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="attachment_owner")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:download", args=[self.pk])

    @property
    def show_url(self):
        """Where a browser may show it as an image; empty when it is none."""
        return reverse("files:show", args=[self.pk]) if self.blob.raster else ""
