"""A private space begins, and gets new secrets."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
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
def renew_secrets(space, *, secrets):
    """Put a new passphrase and a new recovery code in the place of the old ones."""
    space.by_passphrase, space.by_code = secrets.by_passphrase, secrets.by_code
    space.wrong_count, space.barred_until = 0, None
    space.save(update_fields=["by_passphrase", "by_code", "wrong_count", "barred_until"])
