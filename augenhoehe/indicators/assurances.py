"""What is assured about figures, and where it is agreed otherwise."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import (
    ALL,
    HOUSE,
    Agreed,
    State,
    assured,
    consents,
    keeps,
    switch,
)
from augenhoehe.indicators.models import Agreement, Target

assured(
    "indicators.k",
    _(
        "Figures of work are told only where five employees or more stand behind them, and no "
        "difference of two figures gives away what was held back."
    ),
    held_by=(
        "augenhoehe/indicators/tests/test_figures.py"
        "::test_figures_of_work_are_held_back_below_five_employees",
        "augenhoehe/indicators/tests/test_protection.py"
        "::test_what_is_hidden_together_is_k_people_or_everything_is_hidden",
        "augenhoehe/indicators/tests/test_protection.py"
        "::test_a_window_with_a_hidden_month_is_hidden_so_that_no_difference_shows_it",
    ),
)

keeps(
    Agreement,
    Target,
    what=_("who entered an agreement or set a target"),
    reads=ALL,
    until=HOUSE,
)


def _agreed():
    return [
        Agreed(
            what=f"{one.team}: {one.purpose}",
            who=one.agreed_by,
            on=one.agreed_on,
            where="",
            is_in_force=one.ended_at is None,
        )
        for one in Agreement.objects.select_related("team")
    ]


def _history():
    teams = Agreement.objects.filter(ended_at=None).values_list("team__name", flat=True)
    return State(bool(teams), ", ".join(sorted(set(teams))))


consents("indicators.agreement", rows=_agreed)
switch(
    "indicators.history", title=_("History of a team with fewer than five people"), state=_history
)
