"""What can happen in the set-up."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

FINISHED = kind("setup.finished", _("{by} finished the set-up"))
