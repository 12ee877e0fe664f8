"""Another address to sign in with."""

from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events, letters
from augenhoehe.people.actions.invite_person import VALID_FOR
from augenhoehe.people.models import AddressChange, User
from augenhoehe.people.queries import why_no_letter
from augenhoehe.people.tokens import hash_of, new_token


class Asked(NamedTuple):
    """The change that waits and the path of its link, which is known only now."""

    invitation: AddressChange
    path: str
    is_mailed: bool


@action
def ask_for_address(person, *, email, by):
    """Send a link to the new address; it changes nothing until the person confirms by it.

    An older link ends. Whoever asks for somebody else may pass the link on themselves.
    """
    email = email.lower()
    _check_free(person, email)
    token, now = new_token(), timezone.now()
    change, _new = AddressChange.objects.update_or_create(
        user=person,
        defaults={
            "email": email,
            "token_hash": hash_of(token),
            "asked_by": by,
            "asked_at": now,
            "expires_at": now + VALID_FOR,
        },
    )
    record(events.ADDRESS_ASKED, person, by=by)
    path = reverse("people:confirm_address", args=[token])
    is_mailed = not why_no_letter()
    if is_mailed:
        letters.send("new_address", change, path=path)
    return Asked(change, path, is_mailed)


@action
def change_address(change, *, by):
    """The person confirmed: the new address signs in from now on, and the old one is told."""
    found = AddressChange.objects.select_for_update().filter(pk=change.pk).first()
    if found is None or found.expires_at <= timezone.now():
        sentence = _("This link does not work any more. Ask for a new one.")
        raise Refused(sentence, code="address.over")
    user = User.objects.select_for_update().get(pk=found.user_id)
    _check_free(user, found.email)
    old, user.email = user.email, found.email
    user.save(update_fields=["email"])
    # allauth's own table of addresses would let the old one sign in for ever.
    EmailAddress.objects.filter(user=user).delete()
    letters.send("address_changed", found, to=old)
    found.delete()
    record(events.ADDRESS_CHANGED, user, by=by)
    return user


def _check_free(person, email):
    if email == person.email.lower():
        raise Refused(_("This is the present address."), code="address.same")
    if User.objects.filter(email__iexact=email).exists():
        sentence = _("%(email)s belongs to somebody who is here already.") % {"email": email}
        raise Refused(sentence, code="address.known")
