"""Clearing talks for tests.

talk = make_talk(cast)                      # about a concern of Mia Muster; parties: she and we
talk = make_talk(cast, ticket=None)
"""

from datetime import timedelta

from django.http import QueryDict
from django.utils import timezone

from augenhoehe.base.tokens import new_token
from augenhoehe.mediation.actions.keep import keep_sheet
from augenhoehe.mediation.actions.open import About, open_talk
from augenhoehe.mediation.models import Understanding
from augenhoehe.mediation.typing import Typed
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

SECRET = "Abenddunst"
KEY = "0123456789ab"


def make_talk(cast, *, ticket="new", **about):
    """A clearing talk that the lead opened."""
    if ticket == "new":
        contact = make_contact("Mia Muster", company="Muster GmbH")
        ticket = make_ticket(cast.technical, contact=contact)
    title = about.pop("title", f"{SECRET}-Streit")
    return open_talk(About(title=title, ticket=ticket, **about), by=cast.lead)


def customer_of(talk):
    """The party that is not us."""
    return talk.parties.exclude(kind="service").first()


def typed(**fields):
    """What was typed, as a sheet without a script sends it."""
    data = QueryDict(mutable=True)
    data["touched"] = "*"
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Typed(data)


def write(talk, **fields):
    """Type on the sheet of a talk."""
    return keep_sheet(talk, typed=typed(**fields))


def agree(talk, text="Wir rufen an", **more):
    """Agree on a point."""
    fields = {f"p-{KEY}-text": text}
    fields |= {f"p-{KEY}-{name}": value for name, value in more.items()}
    write(talk, **fields)
    return talk.points.get(key=KEY)


def link_to(party, *, by, words=f"{SECRET}-Verstanden"):
    """The token of a mail about how a talk was understood, without the mail itself."""
    token, token_hash = new_token()
    now = timezone.now()
    Understanding.objects.create(
        party=party,
        words=words,
        token_hash=token_hash,
        sent_at=now,
        sent_by=by,
        expires_at=now + timedelta(days=30),
    )
    return token
