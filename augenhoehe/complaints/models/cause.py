"""Why it happened: the cause, the questions "why?", and who was told what was changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models.names import Named
from augenhoehe.complaints.models.complaint import Complaint
from augenhoehe.measures.models import Measure
from augenhoehe.people.models import User


class CauseCategory(Named):
    """A kind of cause of our own errors."""


class Analysis(models.Model):
    """What caused a complaint, beyond the four causes: the category of our error."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="analysis")
    category = models.ForeignKey(
        CauseCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("category of the cause"),
    )
    found_at = models.DateTimeField()

    def __str__(self):
        return f"{self.complaint}, {self.category or ''}"


class Why(models.Model):
    """An answer to "why?": of the error itself, or of the answer it hangs on; one may branch."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="whys")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="whys")
    text = models.CharField(pgettext_lazy("cause", "Because …"), max_length=300)
    is_root = models.BooleanField(_("Here we can change something"), default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text


class ChangeTold(models.Model):
    """The customer was told what was changed by a measure that their complaint led to.

    Without a message the owner decided that nothing is told, and `why_not` says why.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    why_not = models.CharField(_("Why not?"), max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "measure"], name="changetold_once")
        ]

    def __str__(self):
        return f"{self.complaint_id}: {self.measure_id}"
