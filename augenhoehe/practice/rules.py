"""Who practises, and who sees what: a schedule its owner only, a case of our own once released."""

from django.db.models import Q

from augenhoehe.people.queries import assignable_people
from augenhoehe.practice.models import CaseText, OwnCase, Schedule, WeekCase
from augenhoehe.tickets import rules as tickets

DRAFT, WAITING, RELEASED = OwnCase.State.DRAFT, OwnCase.State.WAITING, OwnCase.State.RELEASED


def may_practise(user):
    """Whoever reads concerns."""
    return user.is_authenticated and user.reads_tickets


def may_choose(user):
    """The case of the team round is the lead's to choose."""
    return may_practise(user) and user.is_lead


def schedules_of(user):
    """One's own schedule; nobody sees another's, whatever their role."""
    if not may_practise(user):
        return Schedule.objects.none()
    return Schedule.objects.filter(owner=user)


def week_cases_visible_to(user):
    """Which case was chosen for which week is no secret among those who practise."""
    return WeekCase.objects.all() if may_practise(user) else WeekCase.objects.none()


def own_cases_visible_to(user):
    """What one proposes, what one was asked to check, and what is released.

    Never what comes from a concern that is about `user`; nor to check what comes from one that was
    closed to them meanwhile.
    """
    if not may_practise(user):
        return OwnCase.objects.none()
    readable = Q(source=None) | Q(source__in=tickets.visible_to(user).order_by().values("pk"))
    mine = Q(proposer=user) | Q(readable, checker=user, state=WAITING)
    seen = OwnCase.objects.filter(mine | Q(state=RELEASED))
    if about := tickets.concealed_ids(user):
        seen = seen.exclude(source__in=about)
    return seen


def own_cases_hidden_from(user):
    """Ids of the cases that leave no trace for `user`: all that they do not see."""
    seen = own_cases_visible_to(user).order_by().values("pk")
    return OwnCase.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def own_cases_at_work(user):
    """What one writes, and what one checks."""
    return own_cases_visible_to(user).exclude(state=RELEASED)


def texts_visible_to(user):
    """What cases of our own say."""
    return CaseText.objects.filter(case__in=own_cases_visible_to(user))


def texts_hidden_from(user):
    """Ids of the texts of cases that leave no trace for `user`."""
    seen = texts_visible_to(user).order_by().values("pk")
    return CaseText.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def may_write(user, case):
    """Its proposer, before it is released."""
    return case.proposer_id == user.pk and case.state == DRAFT


def may_take_back(user, case):
    """Its proposer, while it waits."""
    return case.proposer_id == user.pk and case.state == WAITING


def may_check(user, case):
    """Whoever was asked to, and never its proposer."""
    asked = case.checker_id == user.pk and case.state == WAITING
    return asked and case.proposer_id != user.pk


def may_withdraw(user, case):
    """Everybody who practises: what turns out to be recognisable must go at once."""
    return may_practise(user) and case.state == RELEASED


def checkers_for(user):
    """Those who may be asked to check a case of `user`: active people who read concerns."""
    return assignable_people().exclude(pk=user.pk).order_by("name", "pk")
