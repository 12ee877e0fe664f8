"""What customers read of standard solutions: the reply text."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.house_texts import house_texts, side_by_side
from augenhoehe.solutions import events, rules
from augenhoehe.solutions.models import Solution


def _in_use():
    return Solution.objects.filter(retired_at=None)


def _edit(solution, part):
    return reverse("solutions:change", args=[solution.pk])


house_texts(
    "solutions",
    Solution,
    label=_("Standard solutions"),
    rows=_in_use,
    says=side_by_side({"reply": _("Reply text")}, letters=("reply",)),
    visible_to=rules.visible_to,
    may_change=rules.may_change,
    edit_url=_edit,
    after=(
        events.CREATED,
        events.CHANGED,
        events.VERSION_RESTORED,
        events.RETIRED,
        events.RESTORED,
    ),
)
