"""What of the quiet hour belongs on somebody's own day: the offer they asked for, nothing else."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need
from augenhoehe.quiet import queries, rules

UPKEEP = 7


@need("quiet.hour", seen=rules.spaces_of)
def quiet_hour(mine, user, now):
    """The quiet hour, at the time its owner chose, if they switched it on."""
    rows = yield mine.filter(is_offered=True).defer("by_passphrase", "by_code")
    return [
        Need(
            key=f"quiet:{timezone.localdate(now):%Y%m%d}",
            label=pgettext("page", "Quiet hour"),
            url=reverse("quiet:write", args=["week"]),
            why=_("You wanted to be offered it at this time: one question, for you alone."),
            rank=UPKEEP,
            verbs=((_("Not this time"), reverse("quiet:skip")),),
        )
        for space in rows
        if queries.is_due(space, now)
    ]
