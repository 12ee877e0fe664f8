"""The lead opens a clearing talk; parties come and go."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.models import Company, Contact, ContactAddress
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.models import Party, Talk, Voice
from augenhoehe.people.models import User
from augenhoehe.tickets.models import Ticket

MOST_PARTIES = 8


@dataclass(frozen=True, kw_only=True)
class About:
    """What a talk is about, and out of what it came; `voices` {line: what the customer said}."""

    title: str
    ticket: Ticket | None = None
    complaint: Complaint | None = None
    talk_at: datetime | None = None
    voices: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Who:
    """One side of a talk: somebody we know, or a name."""

    kind: str
    contact: Contact | None = None
    company: Company | None = None
    name: str = ""
    email: str = ""
    language: str = ""


@action
def open_talk(about, *, by):
    """Open a clearing talk with the customer of its concern or complaint, and our service."""
    if not about.title.strip():
        raise Refused(_("Say in a few words what it is about."), code="talk.title")
    talk = Talk.objects.create(
        title=" ".join(about.title.split())[:160],
        ticket=about.ticket,
        complaint=about.complaint,
        lead=by,
        opened_at=timezone.now(),
        talk_at=about.talk_at,
    )
    source = about.complaint or about.ticket
    customer = _customer_of(source) if source else None
    if customer:
        party = _add(talk, customer)
        for line, text in about.voices.items():
            Voice.objects.create(party=party, line=line, text=text)
    _add(talk, Who(kind=Party.Kind.SERVICE))
    record(events.OPENED, talk, by=by)
    return talk


def _customer_of(source):
    kinds, language = Party.Kind, source.language
    if source.contact_id:
        return Who(kind=kinds.CUSTOMER, contact=source.contact, language=source.contact.language)
    if source.company_id:
        return Who(kind=kinds.COMPANY, company=source.company, language=language)
    return None


@action
def add_party(talk, *, who, by):
    """Add a side to an open talk; a colleague cannot be one."""
    talk = locked(talk)
    if talk.parties.count() >= MOST_PARTIES:
        raise Refused(_("A talk has eight parties at most."), code="party.many")
    party = _add(talk, who)
    record(events.PARTY_ADDED, talk, by=by)
    return party


@action
def remove_party(party, *, by):
    """Take a side out of an open talk, with what it said."""
    talk = locked(party.talk)
    party.delete()
    record(events.PARTY_REMOVED, talk, by=by)
    return talk


def locked(talk):
    """The talk, open and held for this transaction."""
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if not talk.is_open:
        raise Refused(
            _("This clearing talk is closed. Open it again to write on."), code="talk.closed"
        )
    return talk


def _add(talk, who):
    name, email = " ".join(who.name.split())[:160], who.email.strip()[:254]
    if who.kind != Party.Kind.SERVICE and not (who.contact or who.company or name):
        raise Refused(_("Who is it? A name is needed."), code="party.nameless")
    if is_colleague(who):
        raise Refused(
            _(
                "This is a colleague. A clearing talk is for customers, companies, departments and "
                "partners; a conflict in the team needs another place, and nothing of it is kept "
                "here."
            ),
            code="party.colleague",
        )
    return Party.objects.create(
        talk=talk,
        kind=who.kind,
        contact=who.contact,
        company=None if who.contact else who.company,
        own_name="" if who.contact or who.company else name,
        own_email=email,
        language=who.language or (who.contact.language if who.contact else "de"),
    )


def is_colleague(who):
    """Is this somebody of the team, by the address or by the whole name?"""
    emails = {who.email.strip().lower()} - {""}
    if who.contact:
        known = ContactAddress.objects.filter(contact=who.contact)
        emails |= set(known.values_list("email", flat=True))
    name = " ".join((who.contact.name if who.contact else who.name).split())
    if any(User.objects.filter(email__iexact=email).exists() for email in emails):
        return True
    return bool(name) and User.objects.filter(name__iexact=name, is_active=True).exists()
