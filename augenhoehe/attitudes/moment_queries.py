"""What pages ask about moments, and what is covered in them."""

from datetime import date

from django.db.models import Q

from augenhoehe.attitudes.models import Moment
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.masking import Known, mask

PAGE, MOST_MINE = 20, 30


def covered(text):
    """A text without what may name a customer: addresses, numbers, names as letters write them."""
    return mask(" ".join(text.replace("\0", "").split()), Known(), labels()).text


def shared_page(shared, after=""):
    """A page of what was shared, the newest first."""
    if key := decode_key(after, date.fromisoformat):
        shared = shared.filter(Q(shared_on__lt=key[0]) | Q(shared_on=key[0], pk__lt=key[1]))
    rows = list(shared.select_related("author", "colleague")[: PAGE + 1])
    return cut_page(rows, PAGE, lambda row: (row.shared_on.isoformat(), row.pk))


def mine_of(seen, user):
    """What is between `user` and a colleague and not shared: what waits for an answer first."""
    own = seen.filter(Q(author_id=user.pk) | Q(colleague_id=user.pk))
    own = own.exclude(state=Moment.State.SHARED).select_related("author", "colleague")
    return list(own.order_by("state", "-pk")[:MOST_MINE])


def newest_shared(shared):
    """At most one, the newest: a queryset to be asked with others."""
    return shared.select_related("author", "colleague")[:1]
