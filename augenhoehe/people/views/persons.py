"""The people of the department: list, one person, and what is decided about them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.people import queries, rules
from augenhoehe.people.actions.deactivate_person import deactivate_person, reactivate_person
from augenhoehe.people.actions.grant_role import set_roles
from augenhoehe.people.actions.let_in import let_in as draw_link
from augenhoehe.people.actions.set_memberships import set_memberships
from augenhoehe.people.duties import duties_of
from augenhoehe.people.fields import RolesField
from augenhoehe.people.forms import RolesForm, TeamsForm
from augenhoehe.people.models import Role
from augenhoehe.people.views.shown import show_link


@login_required
@require_GET
def list_people(request):
    """Everybody who works here, with roles and teams, and who is invited."""
    people = queries.colleagues(rules.visible_to(request.user).order_by("-is_active", "name"))
    away = queries.absent_on(timezone.localdate())
    rows = [(one, away.get(one.pk)) for one in people]
    invitations = queries.open_invitations() if rules.may_see_settings(request.user) else ()
    context = {
        "rows": rows,
        "invitations": invitations,
        "may_invite": rules.may_invite(request.user),
        "keeps": rules.may_see_settings(request.user),
    }
    return render(request, "people/list.html", context)


@login_required
@require_GET
def person(request, pk):
    """One person: roles, teams, absence, and what may be decided about them."""
    someone = _find(request, pk)
    return render(request, "people/person.html", _about(request.user, someone))


def _find(request, pk):
    return get_object_or_404(queries.colleagues(rules.visible_to(request.user)), pk=pk)


def _about(user, someone):
    roles = rules.grantable_by(user)
    kept = [RolesField.words(role) for role in Role if role in someone.roles and role not in roles]
    return {
        "person": someone,
        "absence": queries.current_absence(someone),
        "duties": duties_of(someone) if user.may_change_settings else (),
        "keeps": rules.may_see_settings(user),
        "may_note_absence": rules.may_note_absence(user, someone) and someone.is_active,
        "may_deactivate": rules.may_deactivate(user, someone),
        "may_reactivate": not someone.is_active and rules.may_reactivate(user, someone),
        "may_let_in": rules.may_let_in(user, someone),
        "may_correct_address": rules.may_correct_address(user, someone),
        "may_change": user.may_change_settings,
        "kept_roles": kept,
        "roles_form": RolesForm(roles=roles, initial={"roles": sorted(someone.roles)}),
        "teams_form": TeamsForm(initial={"teams": someone.team_ids}),
    }


def _decide(request, pk):
    """The person a decision is about; only for those who keep people."""
    someone = _find(request, pk)
    allow(rules.may_change_settings(request.user))
    return someone


@login_required
@require_POST
def roles(request, pk):
    """Give and take roles; what the giver may not decide stays as it is."""
    someone = _decide(request, pk)
    form = RolesForm(request.POST, roles=rules.grantable_by(request.user))
    if form.is_valid():
        kept = {role for role in someone.roles if not rules.may_grant(request.user, role)}
        wanted = kept | set(form.cleaned_data["roles"])
        set_roles(someone, roles=wanted, by=request.user)
        messages.success(request, _("The roles were saved."))
    else:
        messages.error(request, _("Such a role you cannot give. Nothing was changed."))
    return redirect("people:person", pk=pk)


@login_required
@require_POST
def teams(request, pk):
    """Set somebody's teams."""
    someone = _decide(request, pk)
    form = TeamsForm(request.POST)
    if form.is_valid():
        set_memberships(someone, teams=form.cleaned_data["teams"], by=request.user)
        messages.success(request, _("The teams were saved."))
    else:
        messages.error(request, _("There is no such team. Nothing was changed."))
    return redirect("people:person", pk=pk)


@login_required
@require_POST
def deactivate(request, pk):
    """End somebody's access."""
    someone = _decide(request, pk)
    allow(rules.may_deactivate(request.user, someone))
    deactivate_person(someone, by=request.user)
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": someone.name})
    return redirect("people:person", pk=pk)


@login_required
@require_POST
def reactivate(request, pk):
    """Let somebody sign in again."""
    someone = _decide(request, pk)
    allow(rules.may_reactivate(request.user, someone))
    reactivate_person(someone, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": someone.name})
    return redirect("people:person", pk=pk)


@login_required
@require_POST
def let_in(request, pk):
    """Draw a link to a new password and show it once."""
    someone = _decide(request, pk)
    allow(rules.may_let_in(request.user, someone))
    return show_link(request, draw_link(someone, by=request.user), back=someone.get_absolute_url())
