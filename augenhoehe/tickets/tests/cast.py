"""Tickets for tests, opened the way doors open them.

ticket = make_ticket(cast.technical, subject="No tea")      # by mail from a customer
ticket = make_ticket(cast.technical, contact=make_contact("Mia Muster", company="Muster GmbH"))
"""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.customers.models import Company, Contact, ContactAddress, Represents
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.facts import Incoming, Origin, Written


def make_contact(name="Mia Muster", *, company=None, email=None):
    """A contact with an address and, if named, a company."""
    now = timezone.now()
    contact = Contact.objects.create(name=name, created_at=now)
    address = email or f"{name.split()[0].lower()}@muster.example"
    ContactAddress.objects.create(contact=contact, email=address)
    if company:
        found = Company.objects.filter(name=company).first()
        found = found or Company.objects.create(name=company, created_at=now)
        Represents.objects.create(contact=contact, company=found)
        contact.company = found
    return contact


def incoming(text="Hier kommt kein Tee.", *, contact=None, at=None, **more):
    """What a customer wrote."""
    facts = {
        "at": at or timezone.now(),
        "text": text,
        "contact": contact,
        "sender_name": contact.name if contact else "Mia Muster",
        "sender_address": "mia@muster.example",
    }
    return Incoming(**{**facts, **more})


def make_ticket(team, *, subject="Kein Tee", contact=None, at=None, **origin):
    """An open ticket with one message from a customer."""
    company = getattr(contact, "company", None)
    place = Origin(team=team, contact=contact, company=company, **origin)
    said = incoming(subject=subject, contact=contact, at=at)
    return open_ticket(said, origin=place, by="mail")


def write_again(ticket, text="Gibt es etwas Neues?", *, after=timedelta(seconds=1), **more):
    """The customer writes again, a little later than now."""
    said = incoming(text, contact=ticket.contact, at=timezone.now() + after, **more)
    return receive_message(ticket, incoming=said, by="mail")


def reply(ticket, by, html="<p>Der Kessel läuft wieder.</p>", **more):
    """A colleague answers."""
    return send_reply(ticket, written=Written(html=html, to=("mia@muster.example",)), by=by, **more)
