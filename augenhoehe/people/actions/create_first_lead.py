"""The first person of an installation; a lead whose password is lost."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Department, Grant, Role, User
from augenhoehe.people.queries import DEPARTMENT_ID, has_lead


@action
def create_first_lead(*, name, email, password, language="de", by):
    """Make the first lead of an empty installation; the way in by the console ends with it."""
    department, _new = Department.objects.get_or_create(pk=DEPARTMENT_ID)
    Department.objects.select_for_update().get(pk=department.pk)
    if has_lead():
        sentence = _("There is a lead already. Sign in, or ask the lead for an invitation.")
        raise Refused(sentence, code="lead.exists")
    email = email.lower()
    user = User.objects.filter(email__iexact=email).first() or User(email=email)
    user.name, user.language, user.is_active = name, language, True
    user.date_joined = user.date_joined or timezone.now()
    user.set_password(password)
    user.save()
    Grant.objects.get_or_create(user=user, role=Role.LEAD)
    Department.objects.filter(pk=department.pk).update(begin_hash="")
    record(events.FIRST_LEAD, user, by=by)
    return user


@action
def renew_lead_password(email, *, password, by):
    """Give a lead a new password by the console: whoever reaches the data may do that anyway."""
    leads = User.objects.filter(is_active=True, grants__role=Role.LEAD)
    user = leads.filter(email__iexact=email).first()
    if user is None:
        raise Refused(_("No lead signs in with this address."), code="lead.unknown")
    user.set_password(password)
    user.save(update_fields=["password"])
    record(events.LET_IN, user, by=by)
    return user
