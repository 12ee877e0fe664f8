"""What can happen to a complaint."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

OPENED = kind("complaint.opened", _("{by} wrote the complaint {subject}"), ("what",))
ACKNOWLEDGED = kind("complaint.acknowledged", _("{by} confirmed that {subject} arrived"), ("way",))
NEWS_TOLD = kind("complaint.news", _("{by} told the customer how {subject} stands"), ("way",))
CLARIFYING = kind("complaint.clarifying", _("{by} began to clarify {subject}"))
FOUND_OUT = kind("complaint.found_out", _("{by} noted what was found out about {subject}"))
TOLD = kind("complaint.told", _("{by} told the customer what was decided on {subject}"), ("way",))
UNTOLD = kind("complaint.untold", _("{by} took a mail about {subject} back"), ("word",))
CLOSED = kind("complaint.closed", _("{by} closed {subject}"), ("ending",))
WITHDRAWN = kind("complaint.withdrawn", _("The customer withdrew {subject}, noted by {by}"))
REOPENED = kind("complaint.reopened", _("{by} took {subject} up again"))
CHANGED = kind("complaint.changed", _("{by} changed {subject}"), ("fields",))
ASSIGNED = kind("complaint.assigned", _("{by} gave {subject} to somebody"), ("user_id",))
CONCEALED = kind("complaint.concealed", _("{by} hid {subject} from whom it is about"))
SHOWN_AGAIN = kind("complaint.shown_again", _("{by} let everybody read {subject} again"))
MERGED = kind("complaint.merged", _("{by} merged {subject} into another one"), ("into_id",))
UNMERGED = kind("complaint.unmerged", _("{by} took the merging of {subject} back"))
EXPORTED = kind("complaint.exported", _("{by} exported a list of complaints"), ("count",))
BLACKED_OUT = kind("complaint.blacked_out", _("{by} took the name of somebody erased out"))

REGIME_ADDED = kind("regime.added", _("{by} added the deadlines {subject}"))
REGIME_CHANGED = kind("regime.changed", _("{by} changed the deadlines {subject}"))
REGIME_RETIRED = kind("regime.retired", _("{by} retired the deadlines {subject}"))
REGIME_RESTORED = kind("regime.restored", _("{by} restored the deadlines {subject}"))

BREACH_OPENED = kind("breach.opened", _("{by} wrote down the data breach {subject}"))
BREACH_WRITTEN = kind("breach.written", _("{by} completed the data breach {subject}"))
BREACH_JUDGED = kind("breach.judged", _("{by} judged the risk of {subject}"), ("risk",))
BREACH_REPORTED = kind("breach.reported", _("{by} noted that {subject} was reported"))
BREACH_TOLD = kind("breach.told", _("{by} noted whether those affected by {subject} were told"))
BREACH_STEP = kind("breach.step", _("{by} ticked the check list of {subject}"), ("step", "done"))
BREACH_NOTED = kind("breach.noted", _("{by} wrote into the log of {subject}"))
BREACH_READERS = kind("breach.readers", _("{by} said who may read {subject}"), ("user_id", "may"))
BREACH_CHARGED = kind("breach.charged", _("{by} said who is in charge of {subject}"), ("user_id",))
BREACH_SHEET = kind("breach.sheet", _("{by} made a report sheet of {subject}"), ("sheet_id",))
BREACH_MAILED = kind("breach.mailed", _("{by} wrote a mail about {subject}"))
BREACH_ENDED = kind("breach.ended", _("{by} closed the data breach {subject}"))
BREACH_REOPENED = kind("breach.reopened", _("{by} opened the data breach {subject} again"))
BREACHES_EXPORTED = kind(
    "breach.exported", _("{by} exported the register of data breaches"), ("count",)
)
PROTECTION_SET = kind("breach.protection_set", _("{by} set to whom data breaches are reported"))
BREACH_BLACKED_OUT = kind(
    "breach.blacked_out", _("{by} blacked out an erased person's name in {subject}")
)

DECIDED = kind("complaint.decided", _("{by} decided on {subject}"), ("decision_id",))
SECOND_ASKED = kind(
    "complaint.second_asked",
    _("{by} decided on {subject}; it waits for second eyes"),
    ("decision_id", "why"),
)
SECOND_APPROVED = kind(
    "complaint.second_approved", _("{by} approved a decision on {subject}"), ("decision_id",)
)
SECOND_DECLINED = kind(
    "complaint.second_declined", _("{by} declined a decision on {subject}"), ("decision_id",)
)
SECOND_BY_LINK = kind(
    "complaint.second_by_link",
    _("A decision on {subject} was answered by the link in a mail"),
    ("decision_id", "approved"),
)
TAKEN_BACK = kind(
    "complaint.decision_taken_back", _("{by} took a decision on {subject} back"), ("decision_id",)
)
ANSWERED = kind(
    "complaint.answered",
    _("{by} noted what the customer says to the decision on {subject}"),
    ("decision_id", "answer"),
)
ANSWERED_BY_LINK = kind(
    "complaint.answered_by_link",
    _("{by} answered the decision on {subject}"),
    ("decision_id", "answer"),
)
REDRESS_DONE = kind("complaint.redress_done", _("{by} did what was decided on {subject}"), ("id",))
REDRESS_UNDONE = kind(
    "complaint.redress_undone", _("{by} noted that something on {subject} is not done yet"), ("id",)
)
EFFORT_NOTED = kind("complaint.effort_noted", _("Time was noted on {subject}"), ("minutes",))
EFFORT_DROPPED = kind("complaint.effort_dropped", _("Time noted on {subject} was taken out"))
CAUSE_FOUND = kind(
    "complaint.cause_found", _("{by} noted what caused {subject}"), ("cause", "category_id")
)
WHY_CHANGED = kind("complaint.why_changed", _("{by} asked why about {subject}"))
CHANGE_TOLD = kind(
    "complaint.change_told",
    _("{by} told the customer what was changed after {subject}"),
    ("measure_id",),
)
CHANGE_UNTOLD = kind(
    "complaint.change_untold",
    _("{by} noted that nobody is told what was changed after {subject}"),
    ("measure_id",),
)
REDRESS_RULES_SET = kind("complaint.redress_rules", _("{by} set who may give how much"))
CATEGORY_ADDED = kind("causecategory.added", _("{by} added the category {subject}"))
CATEGORY_CHANGED = kind("causecategory.changed", _("{by} changed the category {subject}"))
CATEGORY_RETIRED = kind("causecategory.retired", _("{by} retired the category {subject}"))
CATEGORY_RESTORED = kind("causecategory.restored", _("{by} restored the category {subject}"))
YEAR_WRITTEN = kind("complaintyear.written", _("{by} wrote at the yearly report {subject}"))
YEAR_RELEASED = kind("complaintyear.released", _("{by} released the yearly report {subject}"))
YEAR_TAKEN_BACK = kind("complaintyear.taken_back", _("{by} took the yearly report {subject} back"))
