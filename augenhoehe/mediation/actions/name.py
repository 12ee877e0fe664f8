"""Who else may read a clearing talk: the lead names them, and takes it back."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events, rules
from augenhoehe.mediation.models import Reader


@action
def name_reader(talk, *, user, by):
    """Let somebody read a talk, and write on its sheet."""
    if not rules.nameable(talk).filter(pk=user.pk).exists():
        raise Refused(
            _("This person cannot read it: only who reads concerns, or the boss, can be named."),
            code="reader.not",
        )
    found, is_new = Reader.objects.get_or_create(talk=talk, user=user)
    if is_new:
        record(events.NAMED, talk, by=by, user_id=user.pk)
    return found


@action
def unname_reader(reader, *, by):
    """Take somebody out of those who may read a talk."""
    talk, user_id = reader.talk, reader.user_id
    reader.delete()
    record(events.UNNAMED, talk, by=by, user_id=user_id)
    return talk
