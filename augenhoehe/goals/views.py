"""Doors to the company's goals."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.goals import queries, rules
from augenhoehe.goals.actions.retire import restore_goal, retire_goal
from augenhoehe.goals.actions.write import write_goal
from augenhoehe.goals.forms import GoalForm
from augenhoehe.goals.models import PLACES
from augenhoehe.measures import rules as measures
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def overview(request):
    """Our three company goals, and what we do for each."""
    user = request.user
    allow(bool(user.roles))
    goals, seen = rules.visible_to(user), measures.visible_to(user)
    context = {
        "places": queries.places(goals, seen),
        "aimless": queries.serving_none(seen, goals),
        "retired": goals.exclude(retired_at=None),
        "may_change": rules.may_change(user),
        "may_write": measures.may_write(user),
        "today": timezone.localdate(),
    }
    return render(request, "goals/overview.html", context)


@login_required
@require_safe
def show(request, pk):
    """A goal, every wording it had, and the measures that serve it."""
    goal = get_object_or_404(rules.visible_to(request.user), pk=pk)
    serving = queries.measures_of(measures.visible_to(request.user), [goal.pk])
    context = {
        "goal": goal,
        "wordings": goal.wordings.select_related("by"),
        "measures": serving[goal.pk],
        "may_change": rules.may_change(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "goals/show.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, place):
    """Write down the goal in a place, or change it."""
    allow(rules.may_change(request.user))
    if place not in PLACES:
        raise Http404
    goal = queries.in_force(rules.visible_to(request.user)).filter(place=place).first()
    form = GoalForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        try:
            write_goal(place, said=form.cleaned_data, by=request.user)
            return redirect("goals:overview")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "goal": goal, "place": place}
    return render(request, "goals/form.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def retire(request, pk):
    """A goal no longer holds; the toast brings it back."""
    goal = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    retire_goal(goal, by=request.user)
    undo = reverse("goals:restore", args=[pk])
    keep(request, _("The goal was taken out. Its measures keep it."), undo=undo)
    return redirect("goals:overview")


@login_required
@require_POST
def restore(request, pk):
    """A goal holds again."""
    goal = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    restore_goal(goal, by=request.user)
    return redirect("goals:overview")
