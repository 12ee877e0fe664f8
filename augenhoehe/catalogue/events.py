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
PROMISE_WRITTEN = kind("service_promise.written", _("{by} wrote the service promise {subject}"))
PROMISE_CHANGED = kind(
    "service_promise.changed", _("{by} wrote a new version of {subject}"), ("version",)
)
PROMISE_EXTENDED = kind(
    "service_promise.extended",
    _("{by} let the service promise {subject} hold longer"),
    ("version",),
)
PROMISE_RETIRED = kind("service_promise.retired", _("{by} retired the service promise {subject}"))
PROMISE_RESTORED = kind(
    "service_promise.restored", _("{by} gave the service promise {subject} again")
)
