"""What customers hang on the pages of other rooms."""

from augenhoehe.base.offers import panel
from augenhoehe.catalogue import slots as catalogue
from augenhoehe.customers import rules

AT_MOST = 100


@panel(
    catalogue.PROMISE,
    template="customers/of_promise.html",
    seen=rules.agreements_visible_to,
    order=10,
)
def of_promise(promise, *, mine, user):
    """With which companies a promise is agreed."""
    if not promise.is_agreed or not user.reads_tickets:
        return None
    found = mine.filter(promise=promise, ended_on=None).select_related("company")
    agreements = yield found.order_by("company__sort_key", "pk")[:AT_MOST]
    return {"agreements": agreements}
