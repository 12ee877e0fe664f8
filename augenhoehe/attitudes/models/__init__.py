"""What is kept about attitude: how each person wants to be helped, never what was found."""

from augenhoehe.attitudes.models.checking import CheckChoice, when_of
from augenhoehe.attitudes.models.counts import CountedMonth, CountedRule
from augenhoehe.attitudes.models.house import LookedText, TextHint
from augenhoehe.attitudes.models.own_rules import HouseRule, SilencedRule
from augenhoehe.attitudes.models.settings import CheckSettings, check_settings
from augenhoehe.attitudes.models.team import Moment, Reflection, ReflectionClock

__all__ = [
    "CheckChoice",
    "CheckSettings",
    "CountedMonth",
    "CountedRule",
    "HouseRule",
    "LookedText",
    "Moment",
    "Reflection",
    "ReflectionClock",
    "SilencedRule",
    "TextHint",
    "check_settings",
    "when_of",
]
