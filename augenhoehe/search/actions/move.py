"""Follow a thing that now belongs to others or became part of another."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.search.actions.index import REASON
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.scopes import mark_of


@housekeeping(REASON)
def rescope(group, scope):
    """What leads to `group` is found by those who have `scope` from now on."""
    found = SearchDoc.objects.filter(group_type=group[0], group_id=group[1])
    found.update(scope=scope, mark=mark_of(scope))


@housekeeping(REASON)
def regroup(group, *, to):
    """What led to `group` leads to another thing from now on."""
    found = SearchDoc.objects.filter(group_type=group[0], group_id=group[1])
    found.update(group_type=to[0], group_id=to[1])
