"""The left column: what there is to go to, in the order of a day."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
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


def entries_for(user, path):
    """The places `user` may go to, with address and whether one is there now."""
    found = []
    for place in PLACES:
        if not place.seen(user):
            continue
        try:
            url = reverse(place.route)
        except NoReverseMatch:
            continue
        here = path == url if url == "/" else path.startswith(url)
        found.append({"place": place, "url": url, "here": here})
    return found
