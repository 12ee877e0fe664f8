"""Django's own mails (reset, invitation) go through the outbox like every other."""

from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    """Writes a row for each message; the worker sends it."""
