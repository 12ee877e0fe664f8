"""What is kept about attitude: how each person wants to be helped, never what was found."""

from augenhoehe.attitudes.models.checking import CheckChoice, when_of
from augenhoehe.attitudes.models.house import LookedText, TextHint

__all__ = ["CheckChoice", "LookedText", "TextHint", "when_of"]
