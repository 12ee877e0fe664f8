"""What is assured about concerns, and what they keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import (
    CONCERNS,
    ENDED,
    NAMED,
    OWN,
    THING,
    assured,
    keeps,
)
from augenhoehe.tickets.models import (
    Access,
    Collective,
    CollectiveAnswer,
    Concealment,
    Consultation,
    Draft,
    Handover,
    Message,
    Notice,
    Promise,
    SavedView,
    SideThread,
    Ticket,
    Undo,
)

CLOSED = ("tickets.closed",)

assured(
    "tickets.no_past",
    _(
        "Concerns that are over are found, sorted, counted and exported by nobody's name. What "
        "somebody has open today is shown, because the day needs it."
    ),
    held_by=(
        "augenhoehe/tickets/tests/test_index.py::test_nobodys_past_work_is_found_by_their_name",
        "augenhoehe/tickets/tests/test_records.py"
        "::test_behind_a_figure_nobodys_past_work_is_listed",
        "augenhoehe/tickets/tests/test_page_inbox.py"
        "::test_the_export_names_nobody_of_us_and_finds_no_past_work_by_a_name",
    ),
)
assured(
    "tickets.exports",
    _("Lists of promises, handovers and questions that leave the house name nobody of us."),
    held_by=(
        "augenhoehe/tickets/tests/test_promise.py"
        "::test_the_export_names_nobody_of_us_and_is_defused",
        "augenhoehe/tickets/tests/test_lead.py::test_the_export_names_nobody_of_us",
        "augenhoehe/tickets/tests/test_ask.py"
        "::test_the_export_holds_what_the_tab_shows_and_names_nobody_of_us",
    ),
)

keeps(
    Ticket,
    Promise,
    Handover,
    Consultation,
    SideThread,
    Collective,
    what=_(
        "who has a concern, promised something, handed over, asked or answered, so that it is done"
    ),
    reads=CONCERNS,
    until=THING,
    forgets=CLOSED,
)
keeps(
    Message,
    CollectiveAnswer,
    what=_("who wrote an answer or a note, or spoke on the telephone"),
    reads=CONCERNS,
    until=THING,
    forgets=CLOSED,
)
keeps(Notice, what=_("who noticed something and who answered"), reads=CONCERNS, until=THING)
keeps(
    Concealment,
    Access,
    what=_("whom a concern is about and who may read it, so that it stays hidden"),
    reads=NAMED,
    until=THING,
    forgets=CLOSED,
)
keeps(
    Draft,
    SavedView,
    Undo,
    what=_("texts that are not sent yet, own views, what can be taken back"),
    reads=OWN,
    until=ENDED,
)
