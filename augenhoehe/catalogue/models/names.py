"""Products, topics."""

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """A name in both languages, a place in the list, and an end."""

    name_de = models.CharField(_("name, German"), max_length=120, unique=True)
    name_en = models.CharField(_("name, English"), max_length=120, blank=True, default="")
    position = models.PositiveSmallIntegerField(pgettext_lazy("catalogue", "position"), default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "name_de"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name in the reader's language."""
        german = (get_language() or "de").startswith("de")
        return self.name_de if german else self.name_en or self.name_de


class Product(Named):
    """A product, system or service that a concern can come from (P5)."""


class Topic(Named):
    """What concerns are about."""
