"""What the set-up itself misses; `people.gaps` says how other rooms join in."""

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.mail.models import Mailbox
from augenhoehe.people.gaps import Gap, gap
from augenhoehe.people.models import Grant, Role
from augenhoehe.people.queries import active_teams, may_send_links
from augenhoehe.servicelevels.queries import teams_without_policies


@gap("setup.company", order=10)
def company(department):
    """Who are we?"""
    if department.name:
        return None
    why = _("It stands in invitations and signatures.")
    return Gap(_("Write down the company's name"), why, reverse("people:department"))


@gap("setup.teams", order=20)
def teams(department):
    """Is there a team that could answer?"""
    if (yield active_teams()[:1]):
        return None
    return Gap(_("Make a team"), _("Every concern belongs to a team."), reverse("people:teams"))


@gap("setup.members", order=30)
def members(department):
    """Is there somebody in every team?"""
    alone = active_teams().exclude(members__is_active=True)
    names = ", ".join((yield alone.values_list("name", flat=True)[:5]))
    if not names:
        return None
    why = _("Nobody is in: %(names)s.") % {"names": names}
    return Gap(_("Put people into every team"), why, reverse("people:list"))


@gap("setup.mailbox", order=40)
def mailbox(department):
    """Can mail come in and go out? A demonstration shall not."""
    if department.is_demo or (yield Mailbox.objects.filter(is_active=True)[:1]):
        return None
    why = _("Until then mails wait in the outbox, and none comes in.")
    return Gap(_("Connect a mailbox"), why, reverse("setup:step", args=["mailbox"]))


@gap("setup.deadlines", order=50)
def deadlines(department):
    """Does every team say by when it answers?"""
    names = ", ".join((yield teams_without_policies().values_list("name", flat=True)[:5]))
    if not names:
        return None
    why = _("Without deadlines: %(names)s.") % {"names": names}
    return Gap(_("Set deadlines for every team"), why, reverse("servicelevels:list"))


@gap("setup.address", order=60)
def address(department):
    """Is it known how we are reached?"""
    if department.is_demo or may_send_links():
        return None
    why = _(
        "Mails carry no links yet: no invitation, no status page, no new password. "
        "Whoever runs the computer sets AUGENHOEHE_URL, such as https://service.example.com."
    )
    return Gap(_("Say under which address Augenhöhe is reached"), why)


@gap("setup.second_factor", order=70)
def second_factor(department):
    """Do those who may decide everything sign in with more than a password?"""
    if department.is_demo:
        return None
    leads = Grant.objects.filter(role=Role.LEAD, user__is_active=True)
    safe = Authenticator.objects.values("user_id")
    unsafe = leads.exclude(user_id__in=safe).values_list("user__name", flat=True)
    names = ", ".join((yield unsafe[:5]))
    if not names:
        return None
    why = _("Leads see and decide everything. Without: %(names)s.") % {"names": names}
    label = _("Switch on the second factor for leads")
    return Gap(label, why, reverse("mfa_index"), is_grave=False)


@gap("setup.signature", order=80)
def signature(department):
    """Do mails say who they are from?"""
    bare = active_teams().filter(signature_de="", signature_en="", is_reception=False)
    names = ", ".join((yield bare.values_list("name", flat=True)[:5]))
    if not names:
        return None
    why = _("Mails of these teams end without one: %(names)s.") % {"names": names}
    to = reverse("setup:step", args=["letters"])
    return Gap(_("Write a signature"), why, to, is_grave=False)
