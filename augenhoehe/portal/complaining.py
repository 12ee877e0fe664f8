"""How complaints are handled here, in numbers and words; and where one stands, for its customer."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.complaints.clocks import default_regime
from augenhoehe.complaints.models import Complaint, Regime, Word

State = Complaint.State
STATES = {
    State.RECEIVED: gettext_lazy("It has arrived."),
    State.ACKNOWLEDGED: gettext_lazy("We have read it and confirmed it."),
    State.CLARIFYING: gettext_lazy("We are finding out what happened."),
    State.DECIDED: gettext_lazy("We have decided and are writing to you."),
    State.TOLD: gettext_lazy("We have told you what we decided."),
    State.CLOSED: pgettext_lazy("complaint", "It is closed."),
}


@dataclass(frozen=True)
class Standing:
    """Where a complaint stands, as its customer reads it."""

    number: str
    words: str
    until: datetime | None
    decision: datetime | None
    said: list


def standing_of(ticket):
    """Of the complaint of a concern; None where there is none, or none that a customer made."""
    mine = Complaint.objects.filter(ticket=ticket, merged_into=None, about=None)
    found = mine.exclude(kind=Complaint.Kind.BREACH).order_by("-received_at").first()
    if found is None:
        return None
    is_open = found.is_open and found.told_at is None
    return Standing(
        number=str(found),
        words=str(STATES[found.state]),
        until=found.next_due_at if is_open else None,
        decision=found.decision_due_at if is_open else None,
        said=_said_on_the_page(found),
    )


def _said_on_the_page(complaint):
    """What was told to somebody who left no address: it stands on this page only."""
    return list(complaint.words.filter(way=Word.Way.PAGE).order_by("at"))


def how_handled():
    """The days that are promised to everybody, and where else one can turn to."""
    return default_regime() or Regime()
