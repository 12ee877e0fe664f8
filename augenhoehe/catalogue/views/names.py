"""The pages of topics and products."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.crud import Kinds, Table, Words
from augenhoehe.catalogue import events, rules
from augenhoehe.catalogue.forms import ProductForm, TopicForm
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.journal.actions import record

TOPICS = Table(
    model=Topic,
    form=TopicForm,
    route="catalogue:topic",
    words=Words(
        title=pgettext_lazy("catalogue", "Topics"),
        lead=_("What concerns are about. On solving one is chosen; five to fifteen are enough."),
        add=_("New topic"),
        empty=_("No topic yet"),
    ),
    may_see=rules.may_see,
    may_change=rules.may_change,
    record=record,
    kinds=Kinds(
        events.TOPIC_ADDED, events.TOPIC_CHANGED, events.TOPIC_RETIRED, events.TOPIC_RESTORED
    ),
)
PRODUCTS = Table(
    model=Product,
    form=ProductForm,
    route="catalogue:product",
    words=Words(
        title=_("Products and systems"),
        lead=_("Where concerns come from: products, systems, services."),
        add=_("New product"),
        empty=_("No product yet"),
    ),
    may_see=rules.may_see,
    may_change=rules.may_change,
    record=record,
    kinds=Kinds(
        events.PRODUCT_ADDED,
        events.PRODUCT_CHANGED,
        events.PRODUCT_RETIRED,
        events.PRODUCT_RESTORED,
    ),
)
