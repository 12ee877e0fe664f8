"""What can happen to goals."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

WRITTEN = kind("goal.written", _("{by} wrote down the company's goal {subject}"))
CHANGED = kind("goal.changed", _("{by} changed the company's goal {subject}"))
RETIRED = kind("goal.retired", _("{by} took the company's goal {subject} out"))
RESTORED = kind("goal.restored", _("{by} put the company's goal {subject} back"))
