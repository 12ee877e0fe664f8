"""What can happen to a ticket."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

OPENED = kind("ticket.opened", _("{by} opened {subject}"), facts=("message_id", "team_id"))
RECEIVED = kind("ticket.received", _("{by} wrote in {subject}"), facts=("message_id", "chaser"))
REPLIED = kind("ticket.replied", _("{by} replied in {subject}"), facts=("message_id",))
UNSENT = kind("ticket.unsent", _("{by} took a reply back in {subject}"))
FORWARDED = kind("ticket.forwarded", _("{by} asked a third party in {subject}"), ("message_id",))
NOTED = kind("ticket.noted", _("{by} wrote a note in {subject}"), facts=("message_id",))
CALLED = kind("ticket.called", _("{by} noted a call in {subject}"), facts=("message_id",))
HEARD = kind(
    "ticket.heard", _("{by} noted how the customer sounded in {subject}"), facts=("message_id",)
)
CONTRADICTED = kind(
    "ticket.contradicted", _("{by} said that {subject} is not solved"), facts=("message_id",)
)
ASSIGNED = kind("ticket.assigned", _("{by} gave {subject} to somebody"), facts=("user_id",))
MOVED = kind("ticket.moved", _("{by} moved {subject} to another team"), ("team_id", "from_id"))
PRIORITY = kind("ticket.priority", _("{by} changed the priority of {subject}"), ("priority",))
LABELLED = kind("ticket.labelled", _("{by} changed what {subject} is about"), ("fields",))
WAITS_CUSTOMER = kind("ticket.waits_customer", _("{subject} waits for the customer"))
WAITS_THIRD = kind("ticket.waits_third", _("{subject} waits for a third party"))
RESUMED = kind("ticket.resumed", _("{subject} is open again after waiting"))
SOLVED = kind("ticket.solved", _("{by} solved {subject}"), facts=("solution_id", "fault"))
CLOSED = kind("ticket.closed", _("{by} closed {subject}"))
REOPENED = kind("ticket.reopened", _("{by} reopened {subject}"))
NO_CONCERN = kind("ticket.no_concern", _("{by} marked {subject} as no concern"), ("reason",))
MERGED = kind("ticket.merged", _("{by} merged {subject} into another"), facts=("into_id",))
TOOK_IN = kind("ticket.took_in", _("{by} merged another one into {subject}"), facts=("from_id",))
UNDONE = kind("ticket.undone", _("{by} took a change of {subject} back"), facts=("verb",))
PROVEN = kind("ticket.address_proven", _("The sender's address in {subject} was proven"))
BLACKED_OUT = kind("ticket.blacked_out", _("{by} took the name of somebody erased out"))
CONFIDED = kind("ticket.confided", _("{by} changed who may read {subject}"), facts=("on",))
RENAMED = kind("ticket.renamed", _("{by} changed the subject of {subject}"))
PLACED = kind(
    "ticket.placed", _("{by} named the customer of {subject}"), ("company_id", "contact_id")
)

ASKED = kind("consultation.asked", _("{by} asked another team about {subject}"), ("team_id",))
ANSWERED = kind("consultation.answered", _("{by} answered a question about {subject}"))
PROMISED = kind("promise.made", _("{by} promised something in {subject}"), ("promise_id",))
KEPT = kind("promise.kept", _("{by} kept a promise in {subject}"), ("promise_id", "late"))
TAKEN_BACK = kind("promise.withdrawn", _("{by} withdrew a promise in {subject}"), ("promise_id",))
PROMISE_GIVEN = kind(
    "promise.given", _("{by} let somebody else keep a promise in {subject}"), ("user_id",)
)
FOLLOW_UP_GIVEN = kind(
    "followup.given", _("{by} gave a follow-up date to somebody else"), ("user_id",)
)
HANDED_OVER = kind("handover.made", _("{by} handed {subject} over"), ("handover_id", "urgent"))
TAKEN_OVER = kind("handover.taken", _("{by} took {subject} over"), facts=("handover_id",))
ADVISED = kind("handover.advised", _("{by} gave advice on {subject}"), facts=("handover_id",))
HANDOVER_REVOKED = kind(
    "handover.taken_back", _("{by} took the handover of {subject} back"), ("handover_id",)
)
READ_AS_DEPUTY = kind(
    "ticket.read_as_deputy", _("{by} read {subject} as the deputy of an absent lead")
)
HANDED_BACK = kind("handover.returned", _("{by} handed {subject} back"), ("handover_id",))
WRAPPED_UP = kind("handover.wrapped", _("{by} noted what was agreed in {subject}"), ("cause",))
HANDOVER_CLOSED = kind("handover.closed", _("{by} closed a handover of {subject}"), ("needed",))
ANSWER_READ = kind("handover.read", _("{by} read the lead's answer on {subject}"))
NOTICED = kind("notice.made", _("{by} noticed something"), facts=("ticket_id",))
NOTICE_ANSWERED = kind("notice.answered", _("{by} answered a notice"))
TIED = kind("collective.tied", _("{by} tied {subject} to a collective case"), ("collective_id",))
UNTIED = kind("collective.untied", _("{by} untied {subject}"), facts=("collective_id",))
COLLECTIVE_STARTED = kind("collective.started", _("{by} started {subject}"), facts=("count",))
AFFECTED = kind(
    "collective.affected", _("{by} noted whether {subject} still has the trouble"), ("affected",)
)
COLLECTIVE_CHANGED = kind("collective.changed", _("{by} changed {subject}"))
COLLECTIVE_BLACKED_OUT = kind(
    "collective.blacked_out", _("{by} took the name of somebody erased out")
)
COLLECTIVE_ANSWERED = kind("collective.answered", _("{by} answered all in {subject}"), ("count",))
COLLECTIVE_STOPPED = kind(
    "collective.stopped", _("{by} stopped the answer to all in {subject}"), ("count",)
)
COLLECTIVE_ENDED = kind("collective.ended", _("{by} ended {subject}"), facts=("solved",))

TICKETS_EXPORTED = kind("ticket.exported", _("{by} exported a list of concerns"), ("count",))
PROMISES_EXPORTED = kind("promise.exported", _("{by} exported a list of promises"), ("count",))
HANDOVERS_EXPORTED = kind("handover.exported", _("{by} exported a list of handovers"), ("count",))
QUESTIONS_EXPORTED = kind(
    "consultation.exported", _("{by} exported a list of questions"), ("count",)
)
WISH_NOTED = kind("wish.noted", _("{by} answered an extra wish in {subject}"), ("wish_id",))
WISH_DROPPED = kind("wish.dropped", _("{by} took an extra wish in {subject} back"), ("wish_id",))
WISHES_EXPORTED = kind("wish.exported", _("{by} exported a list of extra wishes"), ("count",))
