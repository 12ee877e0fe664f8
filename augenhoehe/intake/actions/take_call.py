"""A call in one line: who, number, concern, for whom, until when; perhaps solved at once."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Incoming, Origin, Outcome
from augenhoehe.tickets.models import Message


@dataclass(frozen=True, kw_only=True)
class Call:
    """What the reception typed while the phone was at the ear."""

    who: str
    concern: str
    team: Team
    number: str = ""
    contact: Contact | None = None
    company: Company | None = None
    person: User | None = None
    until: datetime | None = None
    solved: bool = False
    mood: str = ""
    outcome: Outcome = field(default_factory=Outcome)


@action
def take_call(call, *, by):
    """Write a call down: a ticket, the promise to call back, or solved in the same step."""
    if not call.concern.strip():
        raise Refused(_("What is it about? A few words are enough."), code="call.concern")
    if call.solved and call.until:
        raise Refused(
            _("It is solved and yet to be called back: please choose one."), code="call.both"
        )
    ticket = open_ticket(_said(call, by), origin=_origin(call), by=by)
    if call.solved:
        solved = _("Solved on the phone.")
        note_call(ticket, text=solved, by=by, customer_called=False, mood=None)
        return solve_ticket(ticket, outcome=call.outcome, by=by)
    if call.until:
        text = _("Call back %(number)s") % {"number": call.number or call.who}
        give_promise(ticket, text=text, due_at=call.until, by=by, owner=call.person or by)
    return ticket


def _said(call, by):
    first_line = call.concern.strip().splitlines()[0]
    number = _("Call back on: %(number)s") % {"number": call.number} if call.number else ""
    return Incoming(
        at=timezone.now(),
        kind=Message.Kind.CALL,
        subject=" ".join(first_line.split())[:120],
        text="\n\n".join(part for part in (call.concern.strip(), number) if part),
        contact=call.contact,
        sender_name=call.contact.name if call.contact else call.who.strip(),
        mood=call.mood,
        heard_by=by,
    )


def _origin(call):
    phones = Touchpoint.objects.filter(team=call.team, kind__in=["phone", "reception"])
    contact = call.contact
    only = list(contact.companies.all()[:2]) if contact and not call.company else []
    company = call.company or (only[0] if len(only) == 1 else None)
    return Origin(
        team=call.team,
        touchpoint=phones.order_by("kind").first(),
        contact=contact,
        company=company,
        language=contact.language if contact else "de",
        assignee_id=call.person.pk if call.person else None,
    )
