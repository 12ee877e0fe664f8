"""What pages need to know about people."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.at_once import answer_of
from augenhoehe.people.models import (
    READING_ROLES,
    Absence,
    AddressChange,
    Department,
    FollowUp,
    Grant,
    Invitation,
    Role,
    Team,
    Touchpoint,
    User,
    standing_of,
)
from augenhoehe.people.tokens import hash_of

DEPARTMENT_ID = 1


def department():
    """The one department; before anybody saved it, an unsaved one with the usual values."""
    return answer_of(asking_department)


def asking_department():
    """`department` for whoever asks together with others."""
    found = yield Department.objects.filter(pk=DEPARTMENT_ID)
    return found[0] if found else Department(pk=DEPARTMENT_ID)


def has_lead():
    """Is there anybody who leads? An installation without is empty and leads to the set-up."""
    return Grant.objects.filter(role=Role.LEAD, user__is_active=True).exists()


def is_last_lead(user):
    """Is `user` the only active lead?"""
    leads = Grant.objects.filter(role=Role.LEAD, user__is_active=True)
    return user.is_lead and not leads.exclude(user=user).exists()


def colleagues(people):
    """People with `held_grants` and `held_teams`, ready to be listed in three queries."""
    grants = Prefetch("grants", Grant.objects.order_by("pk"), to_attr="held_grants")
    teams = Prefetch("teams", Team.objects.all(), to_attr="held_teams")
    return people.prefetch_related(grants, teams)


def absent_on(day):
    """{user id: Absence} of everybody who is away on `day`."""
    return answer_of(asking_absent_on, day)


def asking_absent_on(day):
    """`absent_on` for whoever asks together with others."""
    return {one.user_id: one for one in (yield absences_on(day))}


def absences_on(day):
    """The absences of that day, with whoever is away and whoever stands in."""
    away = Absence.objects.filter(starts_on__lte=day, ends_on__gte=day, ended_at=None)
    return away.select_related("user", "deputy").order_by("starts_on")


def current_absence(user, *, now=None):
    """The absence of `user` that lasts now or comes next, or None."""
    today = timezone.localdate(now)
    ahead = Absence.objects.filter(user=user, ends_on__gte=today, ended_at=None)
    return ahead.select_related("deputy").order_by("starts_on").first()


@dataclass(frozen=True)
class Presence:
    """Somebody who works here, and whether they are here today."""

    user: User
    teams: list
    absence: Absence | None


def present(now, *, people=None):
    """Who is here today and who is not, by name, in four queries; nothing about other days."""
    away = absent_on(timezone.localdate(now))
    people = User.objects.all() if people is None else people
    return [
        Presence(user, user.held_teams, away.get(user.pk))
        for user in colleagues(people.filter(is_active=True))
    ]


def people_with_standing(ids):
    """Active people with roles, teams and absences, however many, in two queries."""
    return know_standing(list(User.objects.filter(pk__in=ids, is_active=True).order_by("pk")))


def know_standing(people):
    """The same people, who know their roles, teams and absences; one statement for all."""
    standing, of_all = defaultdict(list), []
    for pk, kind, value in standing_of([one.pk for one in people]):
        (standing[pk] if pk else of_all).append((kind, value))
    for one in people:
        one.standing = standing[one.pk] + of_all
    return people


def active_teams():
    """Teams at work, in their order."""
    return Team.objects.filter(retired_at=None)


def teams_with_counts(teams):
    """Teams with the number of active members, and their `open_touchpoints`."""
    members = Count("members", filter=Q(members__is_active=True), distinct=True)
    open_ones = Touchpoint.objects.filter(retired_at=None)
    ways = Prefetch("touchpoints", open_ones, to_attr="open_touchpoints")
    return teams.annotate(member_count=members).prefetch_related(ways)


def members_of(team):
    """Who is in the team and active."""
    return team.members.filter(is_active=True)


def people_by_role():
    """{role: number of active people}."""
    active = Grant.objects.filter(user__is_active=True)
    counts = active.order_by("role").values_list("role").annotate(Count("user"))
    return {role: 0 for role in Role.values} | dict(counts)


def open_invitations(now=None):
    """Invitations of new people that still work."""
    now = now or timezone.now()
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, person=None)
    return waiting.filter(expires_at__gt=now).select_related("invited_by")


def invitation_by(token, *, now=None):
    """The open invitation that `token` opens, or None."""
    found = Invitation.objects.filter(token_hash=hash_of(token)).first() if token else None
    return found if found and found.is_open(now or timezone.now()) else None


def may_send_links():
    """Is it known under which address we are reached? Otherwise no mail carries a link."""
    return bool(settings.PUBLIC_URL)


def why_no_letter():
    """Why no mail with a link can leave here, as a sentence; empty where it can."""
    if not may_send_links():
        return _("It is not known under which address Augenhöhe is reached (AUGENHOEHE_URL).")
    ask = getattr(get_connection(), "why_held", None)
    return ask() if ask else ""


def address_change_by(token, *, user):
    """The change of address that `token` opens to `user`, or None."""
    found = AddressChange.objects.filter(token_hash=hash_of(token), user=user)
    return found.filter(expires_at__gt=timezone.now()).first() if token else None


def keepers():
    """Who keeps the people here: leads and administrators, by name."""
    grants = Grant.objects.filter(role__in=[Role.LEAD, Role.ADMINISTRATOR])
    return User.objects.filter(is_active=True, grants__in=grants).distinct().order_by("name")


def public_link(path):
    """The address of `path` for a mail, from AUGENHOEHE_URL only, never from the Host header."""
    assert settings.PUBLIC_URL, "no mail with a link is sent without AUGENHOEHE_URL"
    return f"{settings.PUBLIC_URL}{path}"


def follow_ups_due(visible, now):
    """Follow-up dates that have come, the oldest first."""
    return visible.filter(done_at=None, due_at__lte=now)


def follow_ups_on(ref, *, user):
    """The open follow-up date of `user` on a subject (type, id), as a list of at most one."""
    kind, pk = ref
    own = FollowUp.objects.filter(user=user, subject_type=kind, subject_id=pk, done_at=None)
    return own.order_by("due_at", "pk")[:1]


def follow_up_on(ref, *, user):
    """The same, or None."""
    return follow_ups_on(ref, user=user).first()


def demo_sign_ins():
    """Accounts to try, with passwords, in an installation made for that; otherwise none."""
    if not department().is_demo:
        return []
    shown = User.objects.filter(is_demo=True, is_active=True).exclude(demo_sign_in=None)
    return list(colleagues(shown.select_related("demo_sign_in").order_by("pk")))


def assignable_people():
    """Active people who read concerns and can therefore be given one."""
    return User.objects.filter(is_active=True, grants__role__in=READING_ROLES).distinct()
