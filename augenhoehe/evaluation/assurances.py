"""What is assured about evaluations, and what they keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import CONCERNS, HOUSE, assured, keeps
from augenhoehe.evaluation.models import BookVersion, Quote, Sample, SampleText

assured(
    "evaluation.calls",
    _("How customers sounded on the telephone is told for nobody of us alone, however one asks."),
    held_by=(
        "augenhoehe/evaluation/tests/test_mood.py::test_no_way_of_asking_tells_calls_by_colleague",
        "augenhoehe/evaluation/tests/test_mood.py"
        "::test_a_touchpoint_with_one_person_behind_it_is_told_nowhere",
    ),
)

keeps(
    BookVersion,
    Quote,
    Sample,
    SampleText,
    what=_("who changed the code book, released a quote, or read a sample"),
    reads=CONCERNS,
    until=HOUSE,
)
