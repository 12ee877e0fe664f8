"""The models of tickets, one noun a file."""

from augenhoehe.tickets.models.collective import (
    Collective,
    CollectiveAnswer,
    CollectiveItem,
    CollectiveLetter,
)
from augenhoehe.tickets.models.draft import Draft
from augenhoehe.tickets.models.handover import Handover
from augenhoehe.tickets.models.message import Message, Mood, SideThread
from augenhoehe.tickets.models.promise import Promise
from augenhoehe.tickets.models.ticket import (
    Access,
    Concealment,
    Fault,
    NoConcern,
    State,
    StateSpan,
    Ticket,
)
from augenhoehe.tickets.models.view import SavedView, Undo
from augenhoehe.tickets.models.wish import ExtraWish
from augenhoehe.tickets.models.work import Consultation, Notice, SolutionUse

__all__ = [
    "Access",
    "Collective",
    "CollectiveAnswer",
    "CollectiveItem",
    "CollectiveLetter",
    "Concealment",
    "Consultation",
    "Draft",
    "ExtraWish",
    "Fault",
    "Handover",
    "Message",
    "Mood",
    "NoConcern",
    "Notice",
    "Promise",
    "SavedView",
    "SideThread",
    "SolutionUse",
    "State",
    "StateSpan",
    "Ticket",
    "Undo",
]
