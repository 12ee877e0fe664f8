"""What can happen to standard solutions."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

CREATED = kind("solution.created", _("{by} wrote the standard solution {subject}"))
CHANGED = kind("solution.changed", _("{by} changed the standard solution {subject}"), ("version",))
VERSION_RESTORED = kind(
    "solution.version_restored",
    _("{by} brought an old version of the standard solution {subject} back"),
    ("version", "of"),
)
VERSION_DROPPED = kind(
    "solution.version_dropped",
    _("{by} removed an old version of the standard solution {subject}"),
    ("version",),
)
RETIRED = kind("solution.retired", _("{by} retired the standard solution {subject}"))
RESTORED = kind("solution.restored", _("{by} offered the standard solution {subject} again"))
REVIEWED = kind("solution.reviewed", _("{by} reviewed the standard solution {subject}"))
