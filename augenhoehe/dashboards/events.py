"""What happens on these pages that somebody may ask about."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

GIVEN = kind("day.given", _("{by} gave an entry of the day to {subject}"))
INSPECTED = kind("journal.inspected", _("{by} read what {subject} did, with a reason on record"))
