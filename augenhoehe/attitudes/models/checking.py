"""When the reply check looks at what a person writes."""

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class CheckChoice(models.Model):
    """When somebody wants the reply check in a conversation; nobody else sees or asks for it."""

    class When(models.TextChoices):
        ASKED = "asked", pgettext_lazy("reply check", "When I ask for it")
        SENDING = "sending", pgettext_lazy("reply check", "Once, when I send")
        TYPING = "typing", pgettext_lazy("reply check", "While I write, after a pause")
        OFF = "off", pgettext_lazy("reply check", "Not at all")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    when = models.CharField(max_length=8, choices=When, default=When.ASKED)

    def __str__(self):
        return self.get_when_display()


def when_of(choices):
    """When to look, of the choice of one person: no rows or one; on demand if none was made."""
    return next((one.when for one in choices), CheckChoice.When.ASKED)
