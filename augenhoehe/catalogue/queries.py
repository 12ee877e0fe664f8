"""What forms and filters of other rooms need."""

from augenhoehe.catalogue.models import Product, Topic


def topics_in_use():
    """Topics that are offered, in their order."""
    return Topic.objects.filter(retired_at=None)


def products_in_use():
    """Products that are offered, in their order."""
    return Product.objects.filter(retired_at=None)
