"""What goals ask of a person."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.goals import queries, rules


@need("goals.ask", seen=rules.visible_to)
def ask(mine, user, now):
    """For the lead: what about a goal should have been asked by today."""
    if not user.is_lead:
        return []
    due = yield queries.questions_due(mine, timezone.localdate(now))
    return [
        Need(
            key=f"goals.ask:{goal.pk}:{goal.ask_by}",
            label=goal.question or str(goal),
            url=reverse("goals:change", args=[goal.place]),
            why=_("Not yet clarified about the company's goal %(place)s: ask now.")
            % {"place": goal.place},
            rank=6,
            due_at=now,
            ref=ref(goal),
        )
        for goal in due
    ]
