"""What customers read of a team: its signature, and how it acknowledges receipt."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.house_texts import house_texts, side_by_side
from augenhoehe.people import events, rules
from augenhoehe.people.models import Team


def _in_use():
    return Team.objects.filter(retired_at=None)


def _edit(team, part):
    return reverse("people:team", args=[team.pk]) + "?signature"


house_texts(
    "teams",
    Team,
    label=_("Signatures and acknowledgements"),
    rows=_in_use,
    says=side_by_side(
        {
            "acknowledgement": pgettext_lazy("text", "Acknowledgement"),
            "signature": pgettext_lazy("text", "Signature"),
        },
        letters=("acknowledgement",),
    ),
    visible_to=rules.teams_visible_to,
    may_change=rules.may_change_settings,
    edit_url=_edit,
    after=(events.TEAM_SAVED, events.TEAM_RETIRED, events.TEAM_REVIVED),
)
