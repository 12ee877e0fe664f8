"""What somebody who leaves gives away first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.base.at_once import counting
from augenhoehe.measures.models import Measure
from augenhoehe.measures.queries import LIVE
from augenhoehe.people.duties import duty
from augenhoehe.people.models import User


@duty("measures.open")
def open_measures(holder):
    """Measures under way that somebody has."""
    if not isinstance(holder, User):
        return 0, "", None
    count = sum((yield counting(Measure.objects.filter(owner=holder, state__in=LIVE))))
    return count, _("measures under way"), f"{reverse('measures:list')}?owner={holder.pk}"
