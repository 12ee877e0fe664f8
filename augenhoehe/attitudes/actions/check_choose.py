"""Choose when the reply check looks at what one writes."""

from augenhoehe.attitudes.models import CheckChoice
from augenhoehe.base.actions import housekeeping


@housekeeping("how somebody wants to be helped is their own business")
def choose_check(when, *, by):
    """Keep when the check shall look at what `by` writes."""
    choice, _is_new = CheckChoice.objects.update_or_create(user=by, defaults={"when": when})
    return choice
