"""What can happen to the team's reflection. Moments leave no entry."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

REFLECTION_BEGUN = kind("reflection.begun", _("{by} began {subject}"))
REFLECTION_SWITCHED = kind(
    "reflection.switched", _("{by} changed whether the reflection begins by itself"), ("is_on",)
)
