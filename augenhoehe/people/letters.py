"""Mails of this room, in the recipient's language; they go to the outbox by Django's backend."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from augenhoehe.people.queries import department, public_link


def send(kind, invitation, *, path="", to=""):
    """Send the letter `kind` with the link `path` to the person of an invitation, or `to` them."""
    link = public_link(path) if path else ""
    words = {"invitation": invitation, "link": link, "department": department()}
    with override(invitation.language):
        subject = render_to_string(f"people/letters/{kind}_subject.txt", words)
        text = render_to_string(f"people/letters/{kind}.txt", words)
    EmailMessage(" ".join(subject.split()), text.strip() + "\n", to=[to or invitation.email]).send()
