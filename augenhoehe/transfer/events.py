"""What comes in from an older system."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

CHANGED = kind("import.changed", _("{subject} was changed in the older system"))
IMPORTED = kind("import.done", _("{by} brought in concerns of an older system"), ("tickets",))
REGISTERED = kind("import.complaint", _("{subject} came in from an older register"))
REGISTER_READ = kind(
    "import.register", _("{by} brought in complaints of an older register"), ("complaints",)
)
