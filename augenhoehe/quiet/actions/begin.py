"""A private space begins, and gets new secrets."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.quiet import sealing
from augenhoehe.quiet.models import Space

PRIVATE = "what somebody does in their private space is nobody's business"


@housekeeping(PRIVATE)
def begin_space(owner, *, secrets):
    """Open a private space for a person, with its key wrapped already."""
    wrapped = {"by_passphrase": secrets.by_passphrase, "by_code": secrets.by_code}
    try:
        with transaction.atomic():
            return Space.objects.create(owner=owner, **wrapped)
    except IntegrityError as failure:
        raise Refused(_("Your private space is there already."), code="quiet.twice") from failure


@housekeeping(PRIVATE)
def renew_secrets(space, *, secrets, old, new):
    """A new passphrase, a new code and a new key: the old ones open nothing more."""
    held_as_it_was(space)
    for note in space.notes.select_related("space"):
        try:
            note.sealed = sealing.reseal(note.sealed, note.context, old=old, new=new)
        except sealing.Shut:
            # A damaged one stays as it is: the others are not to wait for it.
            continue
        note.save(update_fields=["sealed"])
    space.by_passphrase, space.by_code = secrets.by_passphrase, secrets.by_code
    space.wrong_count, space.barred_until = 0, None
    space.save(update_fields=["by_passphrase", "by_code", "wrong_count", "barred_until"])


def held_as_it_was(space):
    """Hold the space for writing; refused if it got another key since it was looked at."""
    now = Space.objects.select_for_update().filter(pk=space.pk).first()
    if now is None or bytes(now.by_passphrase) != bytes(space.by_passphrase):
        sentence = _("Your private space got a new passphrase meanwhile. Open it again, please.")
        raise Refused(sentence, code="quiet.renewed")
