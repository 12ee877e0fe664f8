"""The left column: what there is to go to, in the order of a day."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Place:
    """An entry of the navigation: where, its words, its icon, and who sees it."""

    route: str
    label: str
    icon: str
    seen: Callable
    count: str = ""


def _works(user):
    return user.reads_tickets


def _settings(user):
    return user.may_change_settings or user.has_role("observer")


PLACES = [
    Place("dashboards:my_day", _("My day"), "sun", lambda user: True, count="my_day"),
    Place("tickets:inbox", pgettext_lazy("page", "Concerns"), "inbox", _works, count="inbox"),
    Place("intake:reception", pgettext_lazy("page", "Reception"), "phone", _works),
    Place("tickets:handovers", pgettext_lazy("page", "Handovers"), "hand-helping", _works),
    Place("customers:companies", pgettext_lazy("page", "Companies"), "building-2", _works),
    Place("solutions:list", _("Standard solutions"), "book-open", _works),
    Place("dashboards:present", _("Who is here"), "users", _works),
    Place(
        "dashboards:figures",
        pgettext_lazy("page", "Figures"),
        "chart-no-axes-column",
        lambda user: True,
    ),
    Place("setup:settings", pgettext_lazy("page", "Settings"), "settings", _settings),
]


def entries_for(user, request):
    """The places `user` may go to, with address and whether one is there now.

    Below the concerns stand the teams one reads. Of two places that fit, the nearer one is here.
    """
    found = []
    for place in PLACES:
        if place.seen(user):
            found.append({"place": place, "url": reverse(place.route), "here": False, "below": []})
    fitting = [e for e in found if _is_at(request.path, e["url"])]
    if fitting:
        max(fitting, key=lambda entry: len(entry["url"]))["here"] = True
    for entry in found:
        if entry["place"].count == "inbox":
            entry["below"] = _teams(user, request, entry)
    return found


def _is_at(path, url):
    return path == url if url == "/" else path.startswith(url)


def _teams(user, request, entry):
    """The inboxes of the teams at work, the person's own first."""
    chosen = request.GET.get("team") if entry["here"] else None
    teams = sorted(user.readable_teams, key=lambda team: team.pk not in user.team_ids)
    return [
        {
            "label": team.name,
            "url": f"{entry['url']}?team={team.pk}",
            "here": chosen == str(team.pk),
        }
        for team in teams
    ]
