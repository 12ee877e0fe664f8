"""Conversations drawn by a seed, and the protocol of it."""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.models import User
from augenhoehe.reviews.models.scorecard import Scorecard
from augenhoehe.tickets.models import Ticket


class Drawing(models.Model):
    """A draw of conversations: the same seed from the same frame draws the same ones.

    `strata`: [{team, channel, priority, mark, size, drawn, reserve}], `reserve` being the numbers
    that come next by the seed. `left_out`: {code: how many}; what is protected is in no number.
    `author_count`: behind how many people the views stand that were revealed; no names.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="drawings")
    seed = models.CharField(pgettext_lazy("drawing", "Seed"), max_length=40)
    from_on = models.DateField(pgettext_lazy("drawing", "From"))
    until_on = models.DateField(pgettext_lazy("drawing", "Until"))
    wanted_count = models.PositiveSmallIntegerField(_("How many conversations?"))
    frame_count = models.PositiveIntegerField()
    frame_hash = models.CharField(max_length=64)
    strata = models.JSONField(default=list)
    left_out = models.JSONField(default=dict)
    author_count = models.PositiveIntegerField(default=0)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-drawn_at", "-id"]

    def __str__(self):
        return gettext("Drawing of %(day)s") % {"day": date_format(self.drawn_at, "DATE_FORMAT")}

    def get_absolute_url(self):
        return reverse("reviews:drawing", args=[self.pk])


class Drawn(models.Model):
    """A conversation that was drawn; one that took another's place says why.

    `stratum` is the place in the drawing's `strata`. What becomes of it stands in its appraisal,
    which only its two people read.
    """

    drawing = models.ForeignKey(Drawing, on_delete=models.CASCADE, related_name="drawn")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    stratum = models.PositiveSmallIntegerField()
    instead_of = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="replaced_by"
    )
    why = models.CharField(_("Why is it replaced?"), max_length=300, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ["stratum", "id"]
        verbose_name_plural = "drawn"
        constraints = [models.UniqueConstraint(fields=["drawing", "ticket"], name="drawn_once")]

    def __str__(self):
        return f"#{self.ticket_id}"
