"""Where other rooms may hang panels on the pages of service promises."""

from augenhoehe.base.offers import slot

# On the page of a promise. Host: the promise.
PROMISE = slot("catalogue.promise")
# At the head of the list. Host: the person who looks.
PROMISES = slot("catalogue.promises")
