"""Products and topics; what the house promises of them."""

from augenhoehe.catalogue.models.names import Product, Topic
from augenhoehe.catalogue.models.promise import Extra, PromiseVersion, ServicePromise

__all__ = ["Extra", "Product", "PromiseVersion", "ServicePromise", "Topic"]
