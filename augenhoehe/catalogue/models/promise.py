"""What the house promises, what costs extra, what is impossible: in versions."""

from typing import NamedTuple

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from augenhoehe.catalogue.models.names import Product
from augenhoehe.people.models import User


class Spoken:
    """Texts in German and English side by side."""

    def says(self, part, language=None):
        """A part's text in `language` (the reader's by default), else in the other one."""
        wanted = (language or get_language() or "de")[:2]
        order = ("de", "en") if wanted == "de" else ("en", "de")
        return next((t for tongue in order if (t := getattr(self, f"{part}_{tongue}"))), "")


class Limit(NamedTuple):
    """What is not possible, and what is instead; both as said in one language."""

    what: str
    instead: str


class ServicePromise(Spoken, models.Model):
    """What the house promises of a product, or of everything where none is named (H3).

    `is_agreed`: it holds for the companies it was agreed with, else for everybody. Retired, it
    still counts for concerns from before that day.
    """

    title_de = models.CharField(_("title, German"), max_length=160)
    title_en = models.CharField(_("title, English"), max_length=160, blank=True, default="")
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_agreed = models.BooleanField(default=False)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    retired_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["title_de", "id"]

    def __str__(self):
        return self.says("title")

    def get_absolute_url(self):
        return reverse("catalogue:promise", args=[self.pk])


class PromiseVersion(Spoken, models.Model):
    """What a service promise says from one day to another; the latest has the highest number.

    A version that was replaced before its first day ended never held: it ends before it begins.
    `impossible_…`: a line each, after a semicolon what is possible instead.
    """

    promise = models.ForeignKey(ServicePromise, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    is_public = models.BooleanField(default=False)
    included_de = models.TextField(_("included, German"), max_length=8000, blank=True, default="")
    included_en = models.TextField(_("included, English"), max_length=8000, blank=True, default="")
    impossible_de = models.TextField(
        _("not possible, German"), max_length=8000, blank=True, default=""
    )
    impossible_en = models.TextField(
        _("not possible, English"), max_length=8000, blank=True, default=""
    )
    response_de = models.CharField(_("response, German"), max_length=255, blank=True, default="")
    response_en = models.CharField(_("response, English"), max_length=255, blank=True, default="")
    solution_de = models.CharField(_("solution, German"), max_length=255, blank=True, default="")
    solution_en = models.CharField(_("solution, English"), max_length=255, blank=True, default="")
    complain_de = models.TextField(
        _("ways to complain, German"), max_length=2000, blank=True, default=""
    )
    complain_en = models.TextField(
        _("ways to complain, English"), max_length=2000, blank=True, default=""
    )
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="promise_version_once")
        ]

    def __str__(self):
        return f"{self.promise_id}: {self.number}"

    def get_absolute_url(self):
        return reverse("catalogue:promise_version", args=[self.promise_id, self.number])

    def included(self, language=None):
        """What is included, one a line."""
        return _lines(self.says("included", language))

    def limits(self, language=None):
        """What is not possible, each a `Limit`."""
        cut = (line.partition(";") for line in _lines(self.says("impossible", language)))
        return [Limit(what.strip(), instead.strip()) for what, _sign, instead in cut]

    @property
    def never_held(self):
        """Was it replaced before its first day ended?"""
        return self.valid_to is not None and self.valid_to < self.valid_from

    def held_on(self, day):
        """Was this what the promise said on `day`?"""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def _lines(text):
    return [line for each in text.splitlines() if (line := each.strip())]


class Extra(Spoken, models.Model):
    """Something a promise does not include and what it costs, in cents; empty: by quotation."""

    version = models.ForeignKey(PromiseVersion, on_delete=models.CASCADE, related_name="extras")
    position = models.PositiveSmallIntegerField()
    what_de = models.CharField(max_length=255)
    what_en = models.CharField(max_length=255, blank=True, default="")
    cents = models.BigIntegerField(null=True)
    per_de = models.CharField(max_length=80, blank=True, default="")
    per_en = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.says("what")
