"""The code book: what texts are about, and by which words that is known."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User
from augenhoehe.surveys.models import Survey
from augenhoehe.tickets.models import Handover


class CodeQuerySet(models.QuerySet):
    """Questions asked of many codes."""

    def in_use(self):
        """Codes that are neither retired nor part of another."""
        return self.filter(retired_at=None, merged_into=None)


class Code(models.Model):
    """Something that texts name: its words, and what takes words out of it.

    A merged code lends its words to the one it went into. Without surveys it is for all of them.
    """

    class Denied(models.TextChoices):
        SKIP = "skip", _("do not count (“no waiting time” is no waiting)")
        COUNT = "count", _("count all the same")
        ONLY = "only", _("count nothing else (“not friendly”)")

    name_de = models.CharField(_("name, German"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80, blank=True, default="")
    definition = models.TextField(
        pgettext_lazy("code", "definition"), max_length=600, blank=True, default=""
    )
    examples = models.TextField(
        pgettext_lazy("code", "examples"), max_length=1000, blank=True, default=""
    )
    cause = models.CharField(
        pgettext_lazy("code", "group of causes"),
        max_length=16,
        choices=Handover.Cause.choices,
        blank=True,
        default="",
    )
    words = models.TextField(pgettext_lazy("code", "words"), max_length=8000, blank=True)
    exclusions = models.TextField(
        pgettext_lazy("code", "but not"), max_length=8000, blank=True, default=""
    )
    denied = models.CharField(
        _("denied words"), max_length=5, choices=Denied.choices, default=Denied.SKIP
    )
    surveys = models.ManyToManyField(
        Survey, verbose_name=_("only for these surveys"), blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    retired_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects = CodeQuerySet.as_manager()

    class Meta:
        ordering = ["name_de", "id"]

    def __str__(self):
        german = (get_language() or "de").startswith("de")
        return self.name_de if german else self.name_en or self.name_de

    def get_absolute_url(self):
        return reverse("evaluation:code", args=[self.pk])

    @property
    def listed_words(self):
        """The words on one line."""
        return " · ".join(self.words.splitlines())

    @property
    def is_in_use(self):
        return self.retired_at is None and self.merged_into_id is None


class BookVersion(models.Model):
    """The code book as it stood from a moment on; each automatic coding belongs to one.

    `content`: [{id, name_de, words, exclusions, denied, surveys, into}] of the codes in use.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return str(self.pk)
