"""Topics, products and service promises, as others may point at them."""

from django.urls import reverse

from augenhoehe.base.offers import subject
from augenhoehe.catalogue import finding, rules
from augenhoehe.catalogue.models import Product, ServicePromise, Topic
from augenhoehe.search.scopes import EVERYONE, scopes, source

subject(Topic, visible_to=rules.visible_to, url=lambda row: reverse("catalogue:topic_list"))
subject(
    Product,
    visible_to=rules.products_visible_to,
    url=lambda row: reverse("catalogue:product_list"),
)
subject(ServicePromise, visible_to=rules.promises_visible_to)
source("catalogue")(finding.docs)


@scopes("catalogue")
def seen(user):
    """Whoever reads concerns finds what the house promises."""
    return [EVERYONE] if user.reads_tickets else []
