"""What can happen to cases of our own and to the case of a week; practising leaves no event."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

WEEK_CHOSEN = kind("practice.chosen", _("{by} chose the {subject}"))
WEEK_FREED = kind("practice.freed", _("{by} left the {subject} to its turn"))
CASE_PROPOSED = kind("practice.proposed", _("{by} gave {subject} to be checked"))
CASE_TAKEN_BACK = kind("practice.taken_back", _("{by} took {subject} back to go on writing"))
CASE_GIVEN_BACK = kind("practice.given_back", _("{by} gave {subject} back with a reason"))
CASE_RELEASED = kind("practice.released", _("{by} checked and released {subject}"))
CASE_WITHDRAWN = kind("practice.withdrawn", _("{by} withdrew {subject}"))
CASE_BLACKED_OUT = kind("practice.blacked_out", _("{subject} no longer names an erased person"))
