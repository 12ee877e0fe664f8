"""Who reflects with the team, who begins it, and who sees which moment."""

from django.db.models import Q

from augenhoehe.attitudes.models import Moment, Reflection
from augenhoehe.people.queries import assignable_people


def may_reflect(user):
    """The people of the department: whom a reflection asks, and who talk about it."""
    return user.is_authenticated and user.reads_tickets


def may_begin_reflection(user):
    """The lead begins it, and says whether it begins by itself."""
    return may_reflect(user) and user.is_lead


def reflections_visible_to(user):
    """Reflections: whoever is asked sees what came of it, and nobody else."""
    return Reflection.objects.all() if may_reflect(user) else Reflection.objects.none()


def moments_visible_to(user):
    """Moments: those that were shared with the team, and those between oneself and a colleague."""
    if not may_reflect(user):
        return Moment.objects.none()
    mine = Q(author_id=user.pk) | Q(colleague_id=user.pk)
    return Moment.objects.filter(mine | Q(state=Moment.State.SHARED))


def shared_moments_for(user):
    """What was shared with the team, the newest first; there is no way to ask for one person's."""
    return moments_visible_to(user).filter(state=Moment.State.SHARED)


def asks_of(user):
    """What somebody wrote about `user` and `user` has not answered."""
    return moments_visible_to(user).filter(colleague_id=user.pk, state=Moment.State.ASKED)


def may_decide_on(user, moment):
    """Only the colleague it is about says whether others see it."""
    return moment.colleague_id == user.pk


def may_remove(user, moment):
    """Both can take it back, at any time; nobody else can."""
    return user.pk in (moment.author_id, moment.colleague_id)


def thankable_by(user):
    """Whom `user` can write about: the colleagues who are here."""
    return assignable_people().exclude(pk=user.pk).order_by("name", "pk")
