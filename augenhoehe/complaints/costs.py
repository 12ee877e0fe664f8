"""What a complaint has cost so far: redress and the time it took; used by the actions."""

from django.db.models import Sum

from augenhoehe.complaints.goodwill import redress_rules, valid_lines

MINUTES = 60
# As much as the column takes.
MOST = 2**31 - 1


def add_up(complaint):
    """Work out and keep what the complaint has cost; time counts where an hour has a price."""
    given = valid_lines().filter(decision__complaint=complaint).aggregate(sum=Sum("cents"))["sum"]
    minutes = complaint.efforts.aggregate(sum=Sum("minutes"))["sum"] or 0
    hour = redress_rules().hour_cents or 0
    complaint.cost_cents = min((given or 0) + round(minutes * hour / MINUTES), MOST)
    complaint.save(update_fields=["cost_cents"])
