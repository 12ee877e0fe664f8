"""What the parts are called by which figures of surveys are split."""

from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.customers.models import Company
from augenhoehe.people.models import Team, Touchpoint
from augenhoehe.people.models.house import LANGUAGES
from augenhoehe.surveys.models import Channel, Survey

MODELS = {
    "team": Team,
    "topic": Topic,
    "product": Product,
    "touchpoint": Touchpoint,
    "company": Company,
    "survey": Survey,
}
CODES = {
    "channel": Channel.choices,
    "language": LANGUAGES,
    "customer": [
        ("company", pgettext_lazy("customer", "company")),
        ("person", pgettext_lazy("customer", "single person")),
    ],
}


def names_of(kind, keys):
    """{key of a part as text: its name}; what has no part is called so."""
    none = {"-": pgettext("part", "without")}
    if kind in CODES:
        return none | {str(value): str(label) for value, label in CODES[kind]}
    ids = [int(key) for key in keys if str(key).isdigit()]
    return none | {str(one.pk): str(one) for one in MODELS[kind].objects.filter(pk__in=ids)}
