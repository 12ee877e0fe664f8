"""Teams, touchpoints, and the department itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.base import house_texts
from augenhoehe.base.doors import allow
from augenhoehe.people import queries, rules
from augenhoehe.people.actions.save_department import save_department
from augenhoehe.people.actions.save_team import retire_team, revive_team, save_team
from augenhoehe.people.actions.save_touchpoint import retire_touchpoint, save_touchpoint
from augenhoehe.people.entrance import posted
from augenhoehe.people.forms import DepartmentForm, TeamForm, TouchpointForm
from augenhoehe.people.models import Touchpoint, TouchpointKind


@login_required
@require_GET
def list_teams(request):
    """All teams with their members and touchpoints."""
    teams = queries.teams_with_counts(rules.teams_visible_to(request.user))
    context = {"teams": teams, "may_change": rules.may_change_settings(request.user)}
    return render(request, "people/teams.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def team(request, pk=None):
    """One team: who is in it, how it is reached; its settings for those who keep them."""
    seen = rules.teams_visible_to(request.user)
    found = get_object_or_404(seen, pk=pk) if pk else None
    may_change = rules.may_change_settings(request.user)
    allow(may_change or (found and request.method == "GET"))
    form = TeamForm(posted(request), instance=found, may_confide=rules.may_confide(request.user))
    if request.method == "POST" and form.is_valid():
        saved = save_team(found, values=form.cleaned_data, by=request.user)
        house_texts.saved(request, saved)
        messages.success(request, _("The team was saved."))
        return redirect(saved)
    if found:
        found.refresh_from_db()
    context = {"team": found, "form": form, "may_change": may_change, **_around(found)}
    return render(request, "people/team.html", context, status=422 if form.is_bound else 200)


def _around(team):
    if team is None:
        return {}
    return {
        "members": queries.members_of(team),
        "touchpoints": team.touchpoints.order_by("retired_at", "name"),
    }


def _decide(request, pk):
    found = get_object_or_404(rules.teams_visible_to(request.user), pk=pk)
    allow(rules.may_change_settings(request.user))
    return found


@login_required
@require_POST
def retire(request, pk):
    """Take a team out of work."""
    retire_team(_decide(request, pk), by=request.user)
    messages.success(request, _("The team is retired. Its past stays readable."))
    return redirect("people:team", pk=pk)


@login_required
@require_POST
def revive(request, pk):
    """Put a retired team to work again."""
    revive_team(_decide(request, pk), by=request.user)
    messages.success(request, _("The team is back."))
    return redirect("people:team", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def touchpoint(request, pk=None):
    """A touchpoint's name, kind, team and address."""
    allow(rules.may_change_settings(request.user))
    found = get_object_or_404(Touchpoint, pk=pk) if pk else None
    start = {"team": request.GET.get("team"), "kind": TouchpointKind.MAIL}
    form = TouchpointForm(posted(request), instance=found, initial={} if found else start)
    if request.method == "POST" and form.is_valid():
        if found:
            found.refresh_from_db()
        saved = save_touchpoint(found, values=form.cleaned_data, by=request.user)
        messages.success(request, _("The touchpoint was saved."))
        return redirect("people:team", pk=saved.team_id)
    context = {"touchpoint": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "people/touchpoint.html", context, status=status)


@login_required
@require_POST
def retire_way(request, pk):
    """Close a touchpoint."""
    allow(rules.may_change_settings(request.user))
    found = get_object_or_404(Touchpoint, pk=pk)
    retire_touchpoint(found, by=request.user)
    messages.success(request, _("The touchpoint is closed."))
    return redirect("people:team", pk=found.team_id)


@login_required
@require_http_methods(["GET", "POST"])
def department(request):
    """Company name, state, language."""
    allow(rules.may_see_settings(request.user))
    form = DepartmentForm(posted(request), instance=queries.department())
    if request.method == "POST":
        allow(rules.may_change_settings(request.user))
        if form.is_valid():
            save_department(**form.cleaned_data, by=request.user)
            messages.success(request, pgettext("message", "Saved."))
            return redirect("people:department")
    context = {"form": form, "may_change": rules.may_change_settings(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "people/department.html", context, status=status)
