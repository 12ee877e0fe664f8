"""Who may see, decide and approve decisions on complaints. The table is in `docs/roles.md`."""

from augenhoehe.complaints import rules
from augenhoehe.complaints.limits import covers, limit_of
from augenhoehe.complaints.models import Decision, Redress
from augenhoehe.people.models import Role
from augenhoehe.tickets.rules import concealed_ids

EYES = (Role.LEAD, Role.BOSS)


def decisions_visible_to(user):
    """Decisions are read with their complaint."""
    return Decision.objects.filter(complaint__in=rules.visible_to(user))


def redress_visible_to(user):
    """What is done about a complaint is read with it."""
    return Redress.objects.filter(decision__in=decisions_visible_to(user))


def seconds_visible_to(user):
    """What needed second eyes: for leads who may read the complaint, and for the boss.

    The boss sees what is to be approved without reading complaints otherwise; never what is about
    the boss in person.
    """
    if not may_be_eyes(user):
        return Decision.objects.none()
    asked = Decision.objects.exclude(second_why="")
    if user.is_lead:
        return asked.filter(complaint__in=rules.visible_to(user))
    hidden = concealed_ids(user)
    asked = asked.exclude(complaint__about=user)
    return asked.exclude(complaint__ticket__in=hidden) if hidden else asked


def may_be_eyes(user):
    """Lead and boss may be the second pair of eyes."""
    return user.is_authenticated and user.has_role(*EYES)


def may_second(user, decision):
    """Approve or decline: never one's own, and only within one's own limit."""
    return (
        decision.waits
        and may_be_eyes(user)
        and decision.by_id != user.pk
        and covers(limit_of(user), decision.total_cents)
    )


def may_set_redress(user):
    """Who may give how much is the lead's and the administrators' to set, and the boss's."""
    return user.is_authenticated and (
        user.is_lead or user.has_role(Role.BOSS) or user.may_change_settings
    )


def may_see_categories(user):
    """Whoever reads concerns sees the categories of causes."""
    return user.is_authenticated and (user.reads_tickets or user.may_change_settings)


def may_change_categories(user):
    """The lead and administrators keep the categories of causes."""
    return user.is_authenticated and (user.is_lead or user.may_change_settings)


def hanging_visible_to(model, way, user):
    """What hangs on complaints by `way` is read with them."""
    return model.objects.filter(**{f"{way}__in": rules.visible_to(user)})


def url_of(way, thing):
    """The complaint on whose page it stands."""
    for name in way.split("__"):
        thing = getattr(thing, name)
    return thing.get_absolute_url()
