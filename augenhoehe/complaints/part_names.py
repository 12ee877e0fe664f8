"""What the parts of a figure are called: teams, products, causes, ways in."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.complaints.models import CauseCategory, Complaint
from augenhoehe.customers.models import Company
from augenhoehe.people.models import Team, Touchpoint
from augenhoehe.tickets.models import Handover

KINDS = {
    "cause": pgettext_lazy("part", "Cause"),
    "category": _("Category of our error"),
    "product": pgettext_lazy("part", "Product"),
    "topic": pgettext_lazy("part", "Topic"),
    "touchpoint": pgettext_lazy("part", "Touchpoint"),
    "company": pgettext_lazy("part", "Company"),
    "channel": pgettext_lazy("part", "Way in"),
    "team": pgettext_lazy("part", "Team"),
    "outcome": _("Outcome in the older register"),
}
MODELS = {
    "category": CauseCategory,
    "product": Product,
    "topic": Topic,
    "touchpoint": Touchpoint,
    "company": Company,
    "team": Team,
}
CODES = {"cause": Handover.Cause, "channel": Complaint.Channel}


def kinds_for(user):
    """[(kind, word)] by which `user` may split; companies for whoever may know them."""
    return [(kind, word) for kind, word in KINDS.items() if kind != "company" or user.reads_tickets]


def names_of(kind, keys):
    """{part: its name} in the reader's language."""
    none = {"-": pgettext("part", "without")}
    if kind in CODES:
        return none | {str(value): str(label) for value, label in CODES[kind].choices}
    if kind not in MODELS:
        return none
    ids = [int(key) for key in keys if key.isdigit()]
    return none | {str(one.pk): str(one) for one in MODELS[kind].objects.filter(pk__in=ids)}
