"""How the reply check works in this house."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ONLY = 1


class CheckSettings(models.Model):
    """What holds for all replies of the house, and whether its findings are counted."""

    class Address(models.TextChoices):
        MIRROR = "mirror", pgettext_lazy("address", "As the customer does")
        SIE = "sie", pgettext_lazy("address", "Sie")
        DU = "du", pgettext_lazy("address", "du")

    class Gender(models.TextChoices):
        ANY = "", _("Any, but one way in a letter")
        STAR = "star", "Kund*innen"
        COLON = "colon", "Kund:innen"
        UNDERSCORE = "underscore", "Kund_innen"
        INNER = "inner", "KundInnen"
        SLASH = "slash", "Kund/-innen"

    address = models.CharField(
        _("How we address customers"), max_length=6, choices=Address, default=Address.MIRROR
    )
    gender = models.CharField(
        _("How we write women and men"), max_length=10, choices=Gender, blank=True, default=""
    )
    is_counting = models.BooleanField(_("Count what is found, for all together"), default=False)
    agreed = models.CharField(_("With whom was that agreed?"), max_length=200, blank=True)
    counting_since = models.DateField(null=True)

    def __str__(self):
        return str(_("Reply check"))


def check_settings():
    """How the check works here; before anybody said so, what we begin with."""
    return CheckSettings.objects.filter(pk=ONLY).first() or CheckSettings(pk=ONLY)
