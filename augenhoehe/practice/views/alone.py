"""Doors for whoever practises alone: one's own schedule, and nobody else's."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow, way_back
from augenhoehe.practice import queries, rules
from augenhoehe.practice.actions.schedule import (
    begin_schedule,
    choose_reminder,
    erase_schedule,
    skip_day,
)
from augenhoehe.practice.forms import ReminderForm
from augenhoehe.ui.toasts import keep


def own_door(view):
    """A door to one's own schedule, `view(request, schedule)`; whoever has none is told of it."""

    @never_cache
    @login_required
    @wraps(view)
    def door(request):
        allow(rules.may_practise(request.user))
        schedule = rules.schedules_of(request.user).first()
        return redirect("practice:alone") if schedule is None else view(request, schedule)

    return door


@login_required
@never_cache
@require_safe
def alone(request):
    """What is due today; or what it means to switch it on."""
    user = request.user
    allow(rules.may_practise(user))
    schedule = rules.schedules_of(user).prefetch_related("cards").first()
    context = {"schedule": schedule}
    if schedule:
        now, language = timezone.now(), get_language()
        context["due"] = queries.due_today(schedule, user=user, language=language, now=now)
        context["form"] = ReminderForm(instance=schedule)
    return render(request, "practice/alone.html", context)


@login_required
@require_POST
def begin(request):
    """Switch the schedule on."""
    allow(rules.may_practise(request.user))
    begin_schedule(request.user)
    return redirect("practice:alone")


@require_POST
@own_door
def remind(request, schedule):
    """Whether My day reminds."""
    form = ReminderForm(request.POST, instance=schedule)
    if form.is_valid():
        choose_reminder(schedule, is_offered=form.cleaned_data["is_offered"])
        keep(request, _("Kept, for you alone."))
    return redirect("practice:alone")


@require_POST
@own_door
def skip(request, schedule):
    """Not today."""
    skip_day(schedule)
    return redirect(way_back(request, "/"))


@require_safe
@own_door
def export(request, schedule):
    """Everything the house keeps of one's practising, for oneself."""
    kept = [
        {"situation": card.code, "due_at": card.due_at, "numbers": card.state}
        for card in schedule.cards.all()
    ]
    response = JsonResponse({"is_offered": schedule.is_offered, "situations": kept})
    response["Content-Disposition"] = 'attachment; filename="practice.json"'
    return response


@require_POST
@own_door
def erase(request, schedule):
    """Delete it."""
    erase_schedule(schedule)
    keep(request, _("Your schedule is deleted, with everything in it."))
    return redirect("practice:alone")
