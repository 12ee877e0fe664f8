"""What is assured about My day and the journal, and what they keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ENDED, HOUSE, LEAD, OWN, PROOF, assured, keeps
from augenhoehe.dashboards.models import (
    Decision,
    DecisionKey,
    Gift,
    Inspection,
    Laid,
    MonthPage,
)

TESTS = "augenhoehe/dashboards/tests/"

assured(
    "dashboards.journal",
    _(
        "The journal cannot be filtered, counted or exported by colleague. In a justified case the "
        "observer alone reads what one person did, and that this happened stays on record."
    ),
    held_by=(
        f"{TESTS}test_inspect.py::test_nobody_else_can_filter_the_journal_by_colleague",
        f"{TESTS}test_inspect.py::test_the_observer_reads_one_person_only_with_a_reason_on_record",
    ),
)
assured(
    "dashboards.thanks",
    _("Who wrote the thank-you of a team round is stored nowhere."),
    held_by=(f"{TESTS}test_hold_round.py::test_the_thank_you_is_kept_without_who_typed_it",),
)

keeps(
    Laid,
    Gift,
    what=_("what somebody put off or gave away on My day"),
    reads=OWN,
    until=ENDED,
)
keeps(
    MonthPage,
    Decision,
    DecisionKey,
    what=_("who released a monthly page, asked for a decision, and decided"),
    reads=LEAD,
    until=HOUSE,
)
keeps(
    Inspection,
    what=_("about whom, by whom and why the journal was read"),
    reads=PROOF,
    until=HOUSE,
)
