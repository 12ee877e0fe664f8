"""Topics and products, as others may point at them."""

from django.urls import reverse

from augenhoehe.base.offers import subject
from augenhoehe.catalogue import rules
from augenhoehe.catalogue.models import Product, Topic

subject(Topic, visible_to=rules.visible_to, url=lambda row: reverse("catalogue:topic_list"))
subject(
    Product,
    visible_to=rules.products_visible_to,
    url=lambda row: reverse("catalogue:product_list"),
)
