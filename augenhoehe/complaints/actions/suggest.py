"""A suggestion was looked at."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.complaints.models import NoComplaint


@housekeeping("that a word was no complaint is nobody's business")
def dismiss_suggestion(ticket):
    """Suggest no complaint in this conversation again."""
    NoComplaint.objects.get_or_create(ticket=ticket, defaults={"at": timezone.now()})
