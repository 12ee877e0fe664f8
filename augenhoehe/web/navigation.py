"""The left column: what there is to go to, in the order of a day."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Place:
    """An entry of the navigation: where, its words, its icon, and who sees it.

    What lies `below` unfolds where one is at it or at its neighbours.
    """

    route: str
    label: str
    icon: str
    seen: Callable
    count: str = ""
    below: tuple = ()


def _works(user):
    return user.reads_tickets


def _here(user):
    return bool(user.roles)


def _settings(user):
    return user.may_change_settings or user.has_role("observer")


def _leads(user):
    return user.is_lead


def _monthly(user):
    return user.has_role("lead", "boss")


PLACES = [
    Place("dashboards:my_day", _("My day"), "sun", lambda user: True, count="my_day"),
    Place("tickets:inbox", pgettext_lazy("page", "Concerns"), "inbox", _works, count="inbox"),
    Place("intake:reception", pgettext_lazy("page", "Reception"), "phone", _works),
    Place(
        "tickets:handovers",
        pgettext_lazy("page", "Handovers"),
        "hand-helping",
        _works,
        below=(
            Place("mediation:talks", pgettext_lazy("page", "Clearing talks"), "handshake", _leads),
        ),
    ),
    Place("complaints:list", pgettext_lazy("page", "Complaints"), "message-circle-warning", _works),
    Place("customers:companies", pgettext_lazy("page", "Companies"), "building-2", _works),
    Place(
        "solutions:list",
        _("Standard solutions"),
        "book-open",
        _works,
        below=(Place("catalogue:promises", _("Service promises"), "scroll-text", _works),),
    ),
    Place("surveys:list", pgettext_lazy("page", "Surveys"), "message-circle-question-mark", _here),
    Place(
        "evaluation:mood",
        pgettext_lazy("page", "Mood"),
        "smile",
        _here,
        below=(Place("evaluation:causes", pgettext_lazy("page", "Causes"), "list-tree", _here),),
    ),
    Place(
        "measures:board",
        pgettext_lazy("page", "Measures"),
        "target",
        _here,
        below=(
            Place(
                "dashboards:rounds", pgettext_lazy("page", "Team round"), "messages-square", _works
            ),
        ),
    ),
    Place(
        "goals:overview",
        pgettext_lazy("page", "Goals"),
        "flag",
        _here,
        below=(
            Place(
                "dashboards:months",
                pgettext_lazy("page", "Monthly page"),
                "calendar-days",
                _monthly,
            ),
        ),
    ),
    Place(
        "attitudes:overview",
        pgettext_lazy("page", "Attitude"),
        "heart-handshake",
        _here,
        below=(
            Place("attitudes:check", pgettext_lazy("page", "Reply check"), "glasses", _here),
            Place("quiet:home", pgettext_lazy("page", "Quiet hour"), "notebook-pen", _here),
            Place(
                "reviews:list",
                pgettext_lazy("page", "Conversation reviews"),
                "message-circle-heart",
                _works,
            ),
            Place("practice:list", pgettext_lazy("page", "Practice"), "dumbbell", _works),
            Place("attitudes:team", _("Team reflection"), "users", _works),
            Place("attitudes:moments", pgettext_lazy("page", "Moments"), "heart-handshake", _works),
        ),
    ),
    Place(
        "dashboards:figures",
        pgettext_lazy("page", "Figures"),
        "chart-no-axes-column",
        lambda user: True,
        below=(
            Place(
                "privacy:works",
                pgettext_lazy("page", "Works agreement"),
                "scroll-text",
                _here,
            ),
        ),
    ),
    Place("dashboards:present", _("Who is here"), "users", _works),
    Place("setup:settings", pgettext_lazy("page", "Settings"), "settings", _settings),
]


class Entry(NamedTuple):
    """A place as one person's navigation shows it."""

    url: str
    label: str
    icon: str = ""
    count: str = ""
    here: bool = False
    below: tuple = ()


def entries_for(user, request):
    """The places `user` may go to, with address and whether one is there now.

    Below the concerns stand the teams one reads. Of two places that fit, the nearer one is here.
    """
    seen = [place for place in PLACES if place.seen(user)]
    every = [address(one.route) for place in seen for one in (place, *place.below)]
    nearest = max((url for url in every if _is_at(request.path, url)), key=len, default=None)
    return tuple(_entry(place, nearest, user, request) for place in seen)


@cache
def address(route):
    """Where a route leads; looked up once."""
    return reverse(route)


def _entry(place, nearest, user, request):
    url = address(place.route)
    below = tuple(_entry(one, nearest, user, request) for one in place.below if one.seen(user))
    if place.count == "inbox":
        below = _teams(user, request, url, url == nearest)
    return Entry(url, str(place.label), place.icon, place.count, url == nearest, below)


def _is_at(path, url):
    return path == url if url == "/" else path.startswith(url)


def _teams(user, request, url, here):
    """The inboxes of the teams at work, the person's own first."""
    chosen = request.GET.get("team") if here else None
    teams = sorted(user.readable_teams, key=lambda team: team.pk not in user.team_ids)
    return tuple(
        Entry(f"{url}?team={team.pk}", team.name, here=chosen == str(team.pk)) for team in teams
    )
