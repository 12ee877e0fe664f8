"""What can happen about attitude that somebody may ask about later."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

FACTS = ("rule", "language")
MEANT = kind(
    "house_text.meant", _("{by} left a hint of the reply check on {subject} as meant"), FACTS
)
UNMEANT = kind(
    "house_text.unmeant", _("{by} wants to see a hint of the reply check on {subject} again"), FACTS
)
