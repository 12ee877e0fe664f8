"""What is assured about complaints, and what they keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import CONCERNS, ENDED, NAMED, NOBODY, OWN, THING, assured, keeps
from augenhoehe.complaints.models import (
    Breach,
    BreachLine,
    BreachReader,
    BreachSheet,
    BreachStep,
    ChangeTold,
    Complaint,
    Decision,
    Finding,
    Redress,
    SecondKey,
    Word,
    WordDraft,
    YearReport,
)

assured(
    "complaints.no_person",
    _("What complaints say is split by cause, product, company, way in and team, never by person."),
    held_by=(
        "augenhoehe/complaints/tests/test_evaluate.py::test_a_part_is_never_a_person",
        "augenhoehe/complaints/tests/test_pages.py::test_nobodys_past_work_is_listed_by_a_name",
    ),
)

keeps(
    Complaint,
    Decision,
    Finding,
    Redress,
    Word,
    ChangeTold,
    what=_("who works on a complaint, decides or approves; whom it is about, only for the lead"),
    reads=CONCERNS,
    until=THING,
    forgets=("complaints.closed",),
)
keeps(
    Breach,
    BreachLine,
    BreachReader,
    BreachSheet,
    BreachStep,
    what=_("who wrote down a data breach, works on it and may read it"),
    reads=NAMED,
    until=THING,
)
keeps(YearReport, what=_("who released a yearly report"), reads=CONCERNS, until=THING)
keeps(SecondKey, what=_("to whom a link for approving was sent"), reads=NOBODY, until=ENDED)
keeps(WordDraft, what=_("what somebody is about to tell a customer"), reads=OWN, until=ENDED)
