"""The models of clearing talks and talk sheets. What people say is sealed in the database."""

from augenhoehe.mediation.models.agreed import LookBack, Option, Point, Rating, Understanding
from augenhoehe.mediation.models.sheet import TalkSheet
from augenhoehe.mediation.models.talk import Interest, Party, Reader, Talk, Voice

__all__ = [
    "Interest",
    "LookBack",
    "Option",
    "Party",
    "Point",
    "Rating",
    "Reader",
    "Talk",
    "TalkSheet",
    "Understanding",
    "Voice",
]
