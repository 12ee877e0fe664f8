"""Addresses for customers. The page is the portal's, upstairs; its path is promised here."""

from django.conf import settings


def status_path(ticket):
    """The path of the customer's status page, by a key of 128 random bits."""
    return f"/public/s/{ticket.status_key}/"


def status_url(ticket):
    """The whole address for mails; empty while nobody said what this installation is called."""
    return f"{settings.PUBLIC_URL}{status_path(ticket)}" if settings.PUBLIC_URL else ""
