"""What is assured about the reply check and the team, and how its switches stand."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.attitudes.models import CheckChoice, Moment, ReflectionClock, check_settings
from augenhoehe.base.assurances import ALL, OWN, OWNER, State, assured, keeps, switch

assured(
    "attitudes.check",
    _(
        "The reply check keeps neither text nor finding of anybody, and its counts, where they are "
        "switched on, name no person, no concern and no day."
    ),
    held_by=(
        "augenhoehe/attitudes/tests/test_check.py::test_the_page_shows_hints_and_keeps_nothing",
        "augenhoehe/attitudes/tests/test_counts.py"
        "::test_what_is_kept_names_no_person_no_concern_and_no_day",
        "augenhoehe/attitudes/tests/test_counts.py"
        "::test_below_five_at_work_nothing_is_shown_at_all",
    ),
)

assured(
    "attitudes.reflection",
    _(
        "What the team says about itself is told from five people on, once it is over, in half "
        "points that no single answer can be worked out of; no role sees who answered."
    ),
    held_by=(
        "augenhoehe/kernel/statistics/tests/test_veiling.py"
        "::test_whatever_is_told_fits_many_tables_and_never_says_that_all_answered_alike",
        "augenhoehe/surveys/tests/test_veiling.py::test_no_other_page_list_or_export_tells_of_it",
        "augenhoehe/attitudes/tests/test_reflect.py"
        "::test_below_five_it_says_too_few_and_exports_nothing",
    ),
)
assured(
    "attitudes.moments",
    _(
        "A thank-you is seen by nobody but the two it is between unless the colleague agrees; "
        "thank-yous are counted for nobody, and the journal does not know them."
    ),
    held_by=(
        "augenhoehe/attitudes/tests/test_moments.py"
        "::test_unconsented_it_is_seen_by_the_two_and_nobody_else_anywhere",
        "augenhoehe/attitudes/tests/test_moments.py"
        "::test_no_page_counts_them_or_picks_a_person_out",
    ),
)

keeps(CheckChoice, what=_("when the reply check shall look"), reads=OWN, until=OWNER)
keeps(
    Moment,
    what=_("a thank-you to a colleague, shown to all only if that colleague agrees"),
    reads=ALL,
    until=OWNER,
)


def _counting():
    settings = check_settings()
    return State(settings.is_counting, settings.agreed if settings.is_counting else "")


def _reflection():
    return State(ReflectionClock.objects.filter(is_on=True).exists())


switch(
    "attitudes.counting",
    title=_("Count what the reply check finds, for all together"),
    state=_counting,
)
switch(
    "attitudes.reflection",
    title=_("Anonymous reflection of the team each quarter"),
    state=_reflection,
)
