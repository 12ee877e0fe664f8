"""Who sees and works on measures and ideas: everybody who works here sees them (P4)."""

from augenhoehe.measures.models import Idea, Measure
from augenhoehe.people.models import Role, User

WRITERS = (Role.LEAD, Role.AGENT, Role.RECEPTION, Role.BOSS)


def visible_to(user):
    """All measures for everybody with a role."""
    if not user.is_authenticated or not user.roles:
        return Measure.objects.none()
    return Measure.objects.all()


def ideas_visible_to(user):
    """All ideas for everybody with a role."""
    if not user.is_authenticated or not user.roles:
        return Idea.objects.none()
    return Idea.objects.all()


def may_write(user):
    """Lead, agents, reception and boss write measures."""
    return user.is_authenticated and user.has_role(*WRITERS)


def may_work_on(user, measure):
    """The lead on all, others on what is theirs to do."""
    return user.is_lead or (may_write(user) and measure.owner_id == user.pk)


def may_decide(user):
    """Whether a measure worked is the lead's to confirm or to overrule."""
    return user.is_authenticated and user.is_lead


def may_bring_ideas(user):
    """Everybody who works here."""
    return user.is_authenticated and bool(user.roles)


def may_answer_ideas(user):
    """The lead answers."""
    return user.is_authenticated and user.is_lead


def owners_for(user, owner=None):
    """To whom `user` may give a measure: the lead to all who write them, others to themselves.

    `owner`: whoever has it may keep it.
    """
    people = User.objects.filter(is_active=True, grants__role__in=WRITERS).distinct()
    if user.is_lead:
        return people
    return people.filter(pk__in=[user.pk, *([owner.pk] if owner else [])])


def author_of(idea, user):
    """The author as `user` may see them: named, or oneself; else None."""
    return idea.author if idea.is_named or idea.author_id == user.pk else None


def owners_known(user):
    """Whoever may have measures, for the filter of the list."""
    if not user.is_authenticated or not user.roles:
        return User.objects.none()
    return User.objects.filter(is_active=True, grants__role__in=WRITERS).distinct()
