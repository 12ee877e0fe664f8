"""Exports, erasures, retention and their protocol. No names: a protocol must survive an erasure."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models import User


class Export(models.Model):
    """What is kept of a contact, packed for handing out; it can be fetched once.

    `held_back`: something in it is about whoever asked, so it was left out.
    """

    contact_id = models.BigIntegerField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    with_internal = models.BooleanField(_("with internal notes"), default=False)
    done_count = models.PositiveSmallIntegerField(default=0)
    total_count = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    held_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self):
        return f"{self.pk}"

    @property
    def is_waiting(self):
        """Is it still being packed?"""
        return self.ready_at is None and self.failed_at is None


class Erasure(models.Model):
    """Somebody is erased: asked for, done after a moment in which it can be taken back.

    A contact, or a company without a contact; each of the company's people gets a row with both.
    `held_back`: something is about whoever asked, so it waits for another lead to erase the rest.
    `words`: what named the person, sealed, until somebody has looked at the places that are left.
    """

    contact_id = models.BigIntegerField(null=True)
    company_id = models.BigIntegerField(null=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    held_back = models.BooleanField(default=False)
    compacted_at = models.DateTimeField(null=True)
    words = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self):
        return f"{self.pk}"


class Place(models.Model):
    """Something that others wrote and in which the erased person was still named.

    `is_sure`: by the whole name or an address, not by a last name that others may bear as well.
    """

    erasure = models.ForeignKey(Erasure, on_delete=models.CASCADE, related_name="places")
    owner_type = models.IntegerField()
    owner_id = models.BigIntegerField()
    is_sure = models.BooleanField()

    class Meta:
        ordering = ["-is_sure", "-id"]

    def __str__(self):
        return f"{self.owner_type}:{self.owner_id}"


class Retention(models.Model):
    """How many months a kind of data is kept; without a number it is kept until erased."""

    name = models.CharField(max_length=60, unique=True)
    months = models.PositiveSmallIntegerField(null=True)
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.name


class RetentionRun(models.Model):
    """What ended in one night: the kind, how old it was, how many."""

    name = models.CharField(max_length=60)
    months = models.PositiveSmallIntegerField()
    before = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self):
        return f"{self.name} {self.count}"


class Annex(models.Model):
    """What the page for the works agreement said on a day, in both languages, as a version.

    `said` {language: what the paper says}; the papers themselves hang on it as files.
    """

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said = models.JSONField(default=dict)

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return _("Annex, version %(number)s") % {"number": self.number}

    def get_absolute_url(self):
        return f"{reverse('privacy:works')}#annexes"
