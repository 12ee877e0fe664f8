"""What of attitude belongs on somebody's day: a thank-you that waits for their consent."""

from django.utils.translation import gettext as _

from augenhoehe.attitudes import team_rules as rules
from augenhoehe.base.offers import Need, need

UPKEEP, AT_MOST = 7, 5


@need("moment.asked", seen=rules.asks_of)
def thanked(mine, user, now):
    """Somebody thanks them: may it be shown?"""
    rows = yield mine.select_related("author")[:AT_MOST]
    return [
        Need(
            key=f"moment:{one.pk}",
            label=_("%(name)s thanks you: may it be shown?") % {"name": one.author.name},
            url=one.get_absolute_url(),
            why=_("Nobody else sees it unless you agree."),
            rank=UPKEEP,
        )
        for one in rows
    ]
