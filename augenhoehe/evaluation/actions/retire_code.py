"""Codes leave the code book, and come back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.publish import publish_book
from augenhoehe.evaluation.models import Code
from augenhoehe.journal.actions import record


@action
def retire_code(code, *, by):
    """End a code: no text is given it any more; corrections by hand wait for its return."""
    code = Code.objects.select_for_update().get(pk=code.pk)
    if not code.is_in_use:
        raise Refused(_("This code is not in use."), code="code.unused")
    code.retired_at = timezone.now()
    code.save(update_fields=["retired_at"])
    record(events.CODE_RETIRED, code, by=by)
    publish_book(by=by)


@action
def restore_code(code, *, by):
    """Take a retired code back into use."""
    code = Code.objects.select_for_update().get(pk=code.pk)
    if code.retired_at is None:
        raise Refused(_("This code is in use."), code="code.used")
    code.retired_at = None
    code.save(update_fields=["retired_at"])
    record(events.CODE_RESTORED, code, by=by)
    publish_book(by=by)
