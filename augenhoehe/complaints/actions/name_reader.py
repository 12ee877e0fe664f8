"""Who may read a data breach, and who is in charge of it."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.complaints.models import BreachReader
from augenhoehe.complaints.rules import hidden_breaches, may_see_breaches
from augenhoehe.journal.actions import record


@action
def name_reader(breach, *, person, by):
    """Let somebody read a data breach and work on it."""
    breach = locked_breach(breach)
    _able(breach, person)
    _reader, is_new = BreachReader.objects.get_or_create(breach=breach, user=person)
    if is_new:
        add_line(breach, "named", by=by, text=person.name)
        record(events.BREACH_READERS, breach, by=by, user_id=person.pk, may=True)


@action
def unname_reader(breach, *, person, by):
    """Somebody may no longer read it."""
    breach = locked_breach(breach)
    if breach.named.filter(user=person).delete()[0]:
        add_line(breach, "unnamed", by=by, text=person.name)
        record(events.BREACH_READERS, breach, by=by, user_id=person.pk, may=False)


@action
def charge_with(breach, *, person, by):
    """Say who is in charge of it."""
    breach = locked_breach(breach)
    _able(breach, person)
    breach.owner = person
    breach.save(update_fields=["owner"])
    add_line(breach, "charged", by=by, text=person.name)
    record(events.BREACH_CHARGED, breach, by=by, user_id=person.pk)


def _able(breach, person):
    if not person.is_active or not may_see_breaches(person):
        raise Refused(
            _("This person may not read data breaches: the account keeps the machine only."),
            code="breach.reader",
        )
    if breach.pk in set(hidden_breaches(person)):
        raise Refused(_("It is about this person."), code="breach.about")
