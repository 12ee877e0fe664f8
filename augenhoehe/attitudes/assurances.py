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
