"""What is assured about surveys, and what they keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import CONCERNS, NOBODY, THING, assured, keeps
from augenhoehe.surveys.models import Attempt, Batch, CallBack, Invitation

TESTS = "augenhoehe/surveys/tests/"

assured(
    "surveys.anonymous",
    _(
        "Anonymous answers of the team cannot be traced: who has answered and what was answered "
        "stand apart, without moment, order or link, in the database and in a copy of it."
    ),
    held_by=(
        f"{TESTS}test_ask_team.py::test_a_dump_links_no_answer_to_a_mail_a_day_or_a_person",
        f"{TESTS}test_anonymous.py::test_nothing_but_the_survey_stands_in_both_tables",
        f"{TESTS}test_anonymous.py::test_the_order_of_rows_in_the_file_tells_nothing",
        f"{TESTS}test_start.py::test_the_team_is_asked_anonymously_or_not_at_all",
    ),
)
assured(
    "surveys.k",
    _("Of fewer than five anonymous answers nothing is told, and nothing is left to compute it."),
    held_by=(
        f"{TESTS}test_showing.py::test_fewer_than_five_show_nothing_at_all",
        f"{TESTS}test_showing.py"
        "::test_a_score_that_few_gave_is_hidden_and_cannot_be_computed_from_the_total",
        f"{TESTS}test_showing.py::test_anonymous_answers_are_not_split_by_anything_that_names_people",
    ),
)

keeps(
    Invitation,
    what=_("that everybody of a team was asked; not who answered"),
    reads=NOBODY,
    until=THING,
    forgets=("surveys.responses",),
)
keeps(
    CallBack,
    Attempt,
    Batch,
    what=_("who calls a customer back, tried it, or brought answers in"),
    reads=CONCERNS,
    until=THING,
    forgets=("surveys.responses",),
)
