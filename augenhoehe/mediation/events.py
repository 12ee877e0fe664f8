"""What can happen to clearing talks and talk sheets; no fact says what was said."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

OPENED = kind("talk.opened", _("{by} opened {subject}"))
PARTY_ADDED = kind("talk.party_added", _("{by} added a party to {subject}"))
PARTY_REMOVED = kind("talk.party_removed", _("{by} took a party out of {subject}"))
NAMED = kind("talk.named", _("{by} named somebody for {subject}"), facts=("user_id",))
UNNAMED = kind("talk.unnamed", _("{by} no longer names somebody for {subject}"), facts=("user_id",))
UNDERSTOOD = kind("talk.understood", _("{by} wrote how {subject} was understood"))
ANSWERED = kind("talk.answered", _("{by} answered how {subject} was understood"), facts=("answer",))
ANSWER_READ = kind("talk.answer_read", _("{by} read the correction to {subject}"))
GIVEN_UP = kind("talk.given_up", _("{by} noted that nobody answered to {subject}"))
CLOSED = kind("talk.closed", _("{by} closed {subject}"), facts=("outcome",))
REOPENED = kind("talk.reopened", _("{by} opened {subject} again"))
LOOKED_BACK = kind("talk.looked_back", _("{by} looked back at {subject}"), facts=("days",))
POINT_KEPT = kind("talk.point_kept", _("{by} did what was agreed in {subject}"))
POINT_UNKEPT = kind("talk.point_unkept", _("{by} took back that something agreed was done"))
FEELINGS_GONE = kind("talk.feelings_gone", _("what was said about feelings was deleted"))
SHEET_BEGUN = kind("talk_sheet.begun", _("{by} prepared a difficult call"))
SHEET_ENDED = kind("talk_sheet.ended", _("{by} noted what a difficult call led to"))
