"""Who may see and do what with clearing talks and talk sheets. The table is in `docs/roles.md`.

A clearing talk is read by the lead and by persons the lead named, never through the role of an
administrator or an observer, and never by whom its concern or complaint is about.
"""

from django.db.models import Q

from augenhoehe.mediation.models import (
    LookBack,
    Party,
    Point,
    Talk,
    TalkSheet,
    Understanding,
)
from augenhoehe.people.models import READING_ROLES, Role, User
from augenhoehe.tickets import rules as tickets

NAMEABLE = (*READING_ROLES, Role.BOSS)


def visible_to(user):
    """The clearing talks `user` may read."""
    if not user.is_authenticated or not user.has_role(*NAMEABLE):
        return Talk.objects.none()
    seen = Talk.objects.exclude(complaint__about=user)
    if hidden := tickets.concealed_ids(user):
        seen = seen.exclude(ticket__in=hidden).exclude(complaint__ticket__in=hidden)
    return seen if user.is_lead else seen.filter(readers__user=user)


def hidden_from(user):
    """Ids of the talks that leave no trace for `user`: all that are not theirs to read."""
    seen = visible_to(user).order_by().values("pk")
    return Talk.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def hidden_of(model, way):
    """For a model that hangs on talks by `way`: user -> ids of what hangs on hidden ones."""

    def ids(user):
        hanging = model.objects.order_by().filter(**{f"{way}__in": hidden_from(user)})
        return hanging.values_list("pk", flat=True)

    return ids


def may_open(user):
    """Opening, naming, writing the mail, closing: the lead's."""
    return user.is_authenticated and user.is_lead


def may_write(user, talk):
    """Whoever leads or was named writes on the sheet; a boss who was named reads it."""
    return talk.is_open and user.reads_tickets


def nameable(talk):
    """Active people who could be named: who read concerns, or the boss; never whom it is about."""
    found = User.objects.filter(is_active=True, grants__role__in=NAMEABLE)
    if talk.ticket_id:
        found = found.exclude(pk__in=talk.ticket.concealed.values("user"))
    if talk.complaint_id and talk.complaint.about_id:
        found = found.exclude(pk=talk.complaint.about_id)
    return found.distinct().order_by("name", "pk")


def parties_visible_to(user):
    """Parties of talks that `user` may read."""
    return Party.objects.filter(talk__in=visible_to(user))


def understandings_visible_to(user):
    """Mails about talks that `user` may read."""
    return Understanding.objects.filter(party__talk__in=visible_to(user))


def look_backs_visible_to(user):
    """Look-backs at talks that `user` may read."""
    return LookBack.objects.filter(talk__in=visible_to(user))


def points_visible_to(user):
    """Points of talks one may read, and those one does oneself, wherever they were agreed."""
    if not user.is_authenticated or not user.has_role(*NAMEABLE):
        return Point.objects.none()
    return Point.objects.filter(Q(user=user) | Q(talk__in=visible_to(user)))


def may_keep(user, point):
    """Whoever does it, and the lead, say that it is done."""
    return user.is_lead or point.user_id == user.pk


def sheets_visible_to(user):
    """Talk sheets of conversations on which `user` works; the lead works on all."""
    if not user.is_authenticated or not user.reads_tickets:
        return TalkSheet.objects.none()
    seen = TalkSheet.objects.filter(ticket__in=tickets.visible_to(user))
    if user.is_lead:
        return seen
    return seen.filter(Q(ticket__team__in=user.team_ids) | Q(ticket__assignee=user))
