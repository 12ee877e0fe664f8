"""What can happen about attitude that somebody may ask about later."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

FACTS = ("rule", "language")
MEANT = kind(
    "house_text.meant", _("{by} left a hint of the reply check on {subject} as meant"), FACTS
)
UNMEANT = kind(
    "house_text.unmeant", _("{by} wants to see a hint of the reply check on {subject} again"), FACTS
)
RULE_WRITTEN = kind("check_rule.written", _("{by} wrote the rule {subject} of the reply check"))
RULE_CHANGED = kind("check_rule.changed", _("{by} changed the rule {subject} of the reply check"))
RULE_TURNED = kind("check_rule.turned", _("{by} switched the rule {subject} on or off"), ("is_on",))
RULE_SILENCED = kind(
    "check_rule.silenced",
    _("{by} switched one of the rules of the reply check off or on again"),
    ("rule", "is_on"),
)
CHECK_SET = kind("reply_check.set", _("{by} set how the reply check works"), ("is_counting",))

REFLECTION_BEGUN = kind("reflection.begun", _("{by} began {subject}"))
REFLECTION_SWITCHED = kind(
    "reflection.switched", _("{by} changed whether the reflection begins by itself"), ("is_on",)
)
