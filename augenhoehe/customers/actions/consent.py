"""Double opt-in: the person is asked by mail whether they want to be asked, and says so by POST."""

import secrets
from hashlib import sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.asking import objections_of
from augenhoehe.customers.models import Basis, Objection
from augenhoehe.customers.queries import same_ids
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.people.queries import department

TEXT_VERSION = "2026-11"


def hash_of(token):
    """What of a token is stored."""
    return sha256(token.encode()).hexdigest()


@action
def ask_for_consent(contact, *, by):
    """Send the one mail that asks for consent, to somebody who said that they would give it."""
    if not settings.PUBLIC_URL:
        raise Refused(
            _("The address of this installation is not set (AUGENHOEHE_URL), so no link works."),
            code="consent.no_url",
        )
    address = contact.addresses.filter(bounced_at=None).first()
    if address is None:
        raise Refused(_("No e-mail address is known."), code="consent.no_address")
    if objections_of(contact):
        raise Refused(
            _("The person objected, so this mail is not sent either."), code="consent.objected"
        )
    if Basis.objects.filter(contact=contact, given_at=None, ended_at=None).exists():
        raise Refused(_("This mail was sent already; it is sent once."), code="consent.twice")
    token = secrets.token_urlsafe(24)
    Basis.objects.create(
        contact=contact,
        text_version=TEXT_VERSION,
        confirm_hash=hash_of(token),
        entered_at=timezone.now(),
        entered_by=by if hasattr(by, "pk") else None,
    )
    write_mail(_letter(contact, address.email, token), by=by)
    record(events.CONSENT_ASKED, contact, by=by)


def _letter(contact, email, token):
    with override(contact.language):
        words = {
            "contact": contact,
            "house": department().name or "Augenhöhe",
            "url": settings.PUBLIC_URL + reverse("customers:consent", args=[token]),
        }
        return Letter(
            owner=contact,
            to=(email,),
            subject=_("May we ask you how we did?"),
            text=render_to_string("customers/email/consent.txt", words),
            is_automatic=True,
            is_secret=True,
        )


@action
def give_consent(basis, *, by):
    """The person said yes: the moment and the mail are the proof; an objection ends with it."""
    basis = Basis.objects.select_for_update(of=("self",)).get(pk=basis.pk)
    if basis.ended_at:
        raise Refused(_("This link is no longer valid."), code="consent.over")
    if basis.given_at:
        return
    basis.given_at = timezone.now()
    basis.proof = _("double opt-in by mail")
    basis.save(update_fields=["given_at", "proof"])
    Objection.objects.filter(contact__in=same_ids(basis.contact)).delete()
    record(events.CONSENTED, basis.contact, by=by, basis_id=basis.pk)
