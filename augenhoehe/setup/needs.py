"""What the set-up brings to My day of those who keep the settings: one line, not a list."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from augenhoehe.base.offers import Need, need
from augenhoehe.people.gaps import asking_gaps
from augenhoehe.people.queries import asking_department
from augenhoehe.people.rules import may_change_settings


@need("setup.gaps", seen=may_change_settings)
def gaps(mine, user, now):
    """What is missing before the service works as it should."""
    if not mine:
        return []
    department = yield from asking_department()
    grave = [one for one in (yield from asking_gaps(department)) if one.is_grave]
    if not grave:
        return []
    count = len(grave)
    words = ngettext("Set-up: one thing is missing", "Set-up: %(n)s things are missing", count) % {
        "n": count
    }
    why = _("%(first)s – and more") if count > 1 else "%(first)s"
    return [
        Need(
            key="setup.gaps",
            label=words,
            url=reverse("setup:checklist"),
            why=why % {"first": grave[0].label},
            rank=7,
        )
    ]
