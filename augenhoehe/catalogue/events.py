"""What can happen to the lists of names."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

TOPIC_ADDED = kind("topic.added", _("{by} added the topic {subject}"))
TOPIC_CHANGED = kind("topic.changed", _("{by} changed the topic {subject}"))
TOPIC_RETIRED = kind("topic.retired", _("{by} retired the topic {subject}"))
TOPIC_RESTORED = kind("topic.restored", _("{by} offered the topic {subject} again"))
PRODUCT_ADDED = kind("product.added", _("{by} added the product {subject}"))
PRODUCT_CHANGED = kind("product.changed", _("{by} changed the product {subject}"))
PRODUCT_RETIRED = kind("product.retired", _("{by} retired the product {subject}"))
PRODUCT_RESTORED = kind("product.restored", _("{by} offered the product {subject} again"))
