"""What happens on these pages that somebody may ask about."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

GIVEN = kind("day.given", _("{by} gave an entry of the day to {subject}"))
INSPECTED = kind("journal.inspected", _("{by} read what {subject} did, with a reason on record"))

MONTH_WRITTEN = kind("month.written", _("{by} worked on the monthly page {subject}"))
MONTH_RELEASED = kind("month.released", _("{by} released the monthly page {subject}"))
MONTH_TAKEN_BACK = kind("month.taken_back", _("{by} took back the monthly page {subject}"))
MONTH_SENT = kind("month.sent", _("{by} sent the monthly page {subject}"), ("count",))
MONTHS_EXPORTED = kind("month.exported", _("{by} exported the list of monthly pages"), ("count",))
SENDING_SET = kind(
    "month.sending_set", _("{by} set how the monthly page is sent"), ("is_on", "working_day")
)
ASKED = kind("decision.asked", _("{by} asked for the decision {subject}"))
ASKED_ANEW = kind("decision.changed", _("{by} changed the question {subject}"))
DROPPED = kind("decision.dropped", _("{by} took a question out of {subject}"))
DECIDED = kind("decision.answered", _("{by} decided {subject}"), ("answer",))
DECIDED_BY_LINK = kind(
    "decision.answered_by_link", _("By the link in the mail {subject} was decided"), ("answer",)
)
ACTED = kind("decision.acted", _("{by} acts on the decision {subject}"))
REOPENED = kind("decision.reopened", _("{by} opened the decision {subject} again"))

ROUND_BEGUN = kind("round.begun", _("{by} prepared the {subject}"))
ROUND_WRITTEN = kind("round.written", _("{by} wrote in the {subject}"))
ROUND_ENDED = kind("round.ended", _("{by} ended the {subject}"))
ROUND_DECIDED = kind(
    "round.decided", _("{by} wrote down a decision of the {subject}"), ("measure_id",)
)
ROUNDS_EXPORTED = kind("round.exported", _("{by} exported the list of team rounds"), ("count",))
BLACKED_OUT = kind(
    "dashboards.blacked_out", _("{by} blacked out an erased person's name in {subject}")
)
