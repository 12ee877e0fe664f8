"""The page of all settings: which pages of which rooms there are."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.rules import may_see_settings


@dataclass(frozen=True)
class Entry:
    """A page of settings: its route, its name, what one finds there."""

    route: str
    label: str
    text: str
    icon: str = "settings"


SECTIONS = (
    (
        _("House and people"),
        (
            Entry(
                "people:department",
                pgettext_lazy("page", "Company"),
                _("Name, state, language."),
                "building-2",
            ),
            Entry(
                "people:list",
                pgettext_lazy("page", "People"),
                _("Invitations, roles, teams of a person."),
                "users",
            ),
            Entry(
                "people:teams",
                pgettext_lazy("field", "Teams"),
                _("Touchpoints, signature, receipt."),
                "users-round",
            ),
            Entry(
                "complaints:protection",
                pgettext_lazy("page", "Data protection"),
                _("Officer and authority for data breaches."),
                "landmark",
            ),
        ),
    ),
    (
        pgettext_lazy("settings", "Service"),
        (
            Entry(
                "servicelevels:list",
                _("Service levels"),
                _("Hours, holidays, deadlines."),
                "clock",
            ),
            Entry("solutions:list", _("Standard solutions"), _("Texts and steps."), "book-open"),
            Entry(
                "catalogue:topic_list", _("Topics of concerns"), _("For one-click labels."), "tags"
            ),
            Entry(
                "catalogue:product_list", _("Products and systems"), _("What it comes from."), "box"
            ),
            Entry(
                "catalogue:promises",
                _("Service promises"),
                _("What is included, what costs extra."),
                "scroll-text",
            ),
            Entry(
                "attitudes:check_settings",
                pgettext_lazy("page", "Reply check"),
                _("Form of address, own rules, counting."),
                "glasses",
            ),
            Entry(
                "complaints:redress_rules",
                _("Who may give how much"),
                _("Limits, goodwill, the second pair of eyes."),
                "wallet",
            ),
            Entry(
                "complaints:regime_list",
                _("Deadlines of complaints"),
                _("Acknowledged, news, decided."),
                "alarm-clock",
            ),
            Entry(
                "complaints:category_list",
                _("Categories of causes"),
                _("Where our own errors come from."),
                "list-tree",
            ),
        ),
    ),
    (
        pgettext_lazy("settings", "Mail"),
        (
            Entry(
                "mail:mailboxes",
                pgettext_lazy("settings", "Mailboxes"),
                _("Address, reading, sending."),
                "mail",
            ),
            Entry(
                "mail:outbox",
                pgettext_lazy("settings", "Outbox"),
                _("What waits, was sent, came back."),
                "send",
            ),
            Entry(
                "mail:ledger",
                pgettext_lazy("settings", "Ledger"),
                _("What arrived and became of it."),
                "archive",
            ),
            Entry("mail:blocked", _("Block list"), _("From whom nothing is taken in."), "ban"),
        ),
    ),
    (
        pgettext_lazy("settings", "Set-up"),
        (
            Entry("setup:checklist", _("Check list"), _("What is still missing."), "list-checks"),
            Entry("setup:wizard", _("Set-up step by step"), _("Go through it again."), "route"),
        ),
    ),
)


def sections_for(user):
    """[(title, [(entry, url)])] of what exists; nothing for whoever keeps no settings."""
    if not may_see_settings(user):
        return []
    found = ((title, _existing(entries)) for title, entries in SECTIONS)
    return [(title, entries) for title, entries in found if entries]


def _existing(entries):
    found = []
    for entry in entries:
        try:
            found.append((entry, reverse(entry.route)))
        except NoReverseMatch:
            continue
    return found
