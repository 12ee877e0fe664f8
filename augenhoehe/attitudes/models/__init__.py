"""What is kept about attitude: how each person wants to be helped, never what was found."""

from augenhoehe.attitudes.models.checking import CheckChoice, when_of

__all__ = ["CheckChoice", "when_of"]
