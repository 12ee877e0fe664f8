"""Who may hear of what: asked once a person and batch, by the rule of whoever owns the subject."""

import logging
from collections import defaultdict

from django.db import DatabaseError

from augenhoehe.base.offers import SUBJECTS
from augenhoehe.people.queries import people_with_standing

log = logging.getLogger("augenhoehe.hub")


def audience(refs, user_ids):
    """{user id: those of `refs` that person may see now}; who may not be here is left out.

    People are loaded anew for each batch, all in three queries; then it is one query a person and
    type, and none where the rule says "nothing" by itself.
    """
    wanted = defaultdict(list)
    for kind, pk in refs:
        wanted[kind].append(pk)
    return {one.pk: _seen(one, wanted) for one in people_with_standing(user_ids)}


def _seen(user, wanted):
    return [(kind, pk) for kind, pks in wanted.items() for pk in _visible(user, kind, pks)]


def _visible(user, kind, pks):
    """A rule that breaks shows nothing."""
    if kind not in SUBJECTS:
        return ()
    try:
        seen = SUBJECTS[kind].visible_to(user).filter(pk__in=pks)
        return set(seen.order_by().values_list("pk", flat=True))
    except DatabaseError:
        raise
    except Exception:
        log.exception("who may see %s", SUBJECTS[kind].model)
        return ()
