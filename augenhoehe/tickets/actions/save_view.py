"""A person's own views of the inbox."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.tickets.models import SavedView

OWN = "how somebody looks at the list is their own business"


@housekeeping(OWN)
def save_view(user, *, name, query):
    """Keep a filter under a name; the same name replaces it."""
    if not name.strip():
        raise Refused(_("The view needs a name."), code="view.name")
    view, _new = SavedView.objects.update_or_create(
        user=user, name=name.strip()[:60], defaults={"query": query[:500]}
    )
    return view


@housekeeping(OWN)
def drop_view(view):
    """Forget a view."""
    view.delete()
