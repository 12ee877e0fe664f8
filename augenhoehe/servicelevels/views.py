"""Settings pages: calendars, closed days, deadlines."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.people.models import Department
from augenhoehe.servicelevels import queries, rules
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day, remove_closed_day
from augenhoehe.servicelevels.actions.save_calendar import remove_calendar, save_calendar
from augenhoehe.servicelevels.actions.save_policies import save_policies
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
from augenhoehe.servicelevels.forms import (
    CalendarForm,
    ClosedDayForm,
    HolidaysForm,
    PoliciesForm,
)
from augenhoehe.servicelevels.models import ClosedDay, Priority
from augenhoehe.servicelevels.public_holidays import STATES, public_holidays
from augenhoehe.servicelevels.suggestions import HALF_DAYS

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_GET
def list_all(request):
    """Calendars and the deadlines of all teams."""
    allow(rules.may_see(request.user))
    context = {
        "calendars": queries.calendars_in_use(rules.visible_to(request.user)),
        "lines": queries.policies_by_team(rules.teams_for(request.user)),
        "priorities": Priority.labels,
        "may_change": rules.may_change(request.user),
    }
    return render(request, "servicelevels/list.html", context)


@login_required
@require_POST
def suggest(request):
    """Take the suggested hours and deadlines where there are none."""
    allow(rules.may_change(request.user))
    department = Department.objects.first()
    suggest_servicelevels(state=department.state if department else "", by=request.user)
    messages.success(request, _("Hours and deadlines are suggested. Change what does not fit."))
    return redirect("servicelevels:list")


@login_required
@read_or_save
def add(request):
    """A new calendar."""
    allow(rules.may_change(request.user))
    return _edit(request, None)


@login_required
@read_or_save
def calendar(request, pk):
    """A calendar: hours, holidays, closed days."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(request.method != "POST" or rules.may_change(request.user))
    return _edit(request, found)


def _edit(request, found):
    form = CalendarForm(request.POST if request.method == "POST" else None, calendar=found)
    if request.method == "POST" and form.is_valid():
        fields = ("name", "state", "time_zone", "week")
        saved = save_calendar(found, by=request.user, **{f: form.cleaned_data[f] for f in fields})
        messages.success(request, _("Saved. Deadlines follow these hours from now on."))
        return redirect(saved)
    return _show_calendar(request, found, form=form)


def _show_calendar(request, found, *, form=None, day_form=None):
    context = {
        "calendar": found,
        "form": form or CalendarForm(calendar=found),
        "day_form": day_form or ClosedDayForm(calendar=found),
        "closed_days": found.closed_days.all() if found else [],
        "is_used": bool(found) and found.policies.exists(),
        "half_days": _missing_half_days(found),
        "may_change": rules.may_change(request.user),
        **_holidays(found.state if found else "", timezone.localdate().year),
    }
    invalid = any(shown is not None and shown.errors for shown in (form, day_form))
    return render(request, "servicelevels/calendar.html", context, status=422 if invalid else 200)


def _missing_half_days(found):
    """The suggested half days that a calendar does not have."""
    if found is None:
        return []
    known = {(closed.day.month, closed.day.day) for closed in found.closed_days.all()}
    missing = [half for half in HALF_DAYS if (half[0].month, half[0].day) not in known]
    return [
        {"day": day.isoformat(), "name": _(name), "hours": hours} for day, name, hours in missing
    ]


def _holidays(state, year):
    return {
        "holidays": public_holidays(state, year, get_language()),
        "state": STATES.get(state),
        "year": year,
    }


@login_required
@require_GET
def holidays(request):
    """The public holidays of a state and year, a part of the calendar's page."""
    allow(rules.may_see(request.user))
    form = HolidaysForm(request.GET)
    valid = form.is_valid()
    context = _holidays(**form.cleaned_data) if valid else {"unknown": True}
    return render(request, "servicelevels/holidays.html", context)


@login_required
@require_POST
def remove(request, pk):
    """Remove a calendar that nobody uses."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    remove_calendar(found, by=request.user)
    messages.success(request, _("The calendar is removed."))
    return redirect("servicelevels:list")


@login_required
@require_POST
def close_day(request, pk):
    """Add a day that differs; an undone removal posts the day in the address."""
    found = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_change(request.user))
    form = ClosedDayForm(request.GET if "day" in request.GET else request.POST, calendar=found)
    if not form.is_valid():
        return _show_calendar(request, found, day_form=form)
    add_closed_day(found, by=request.user, **form.cleaned_data)
    messages.success(request, _("The day is in the calendar."))
    return redirect(found)


@login_required
@require_POST
def open_day(request, pk):
    """Let a day follow the week again."""
    calendars = rules.visible_to(request.user)
    closed = get_object_or_404(ClosedDay, pk=pk, calendar__in=calendars)
    allow(rules.may_change(request.user))
    again = {"day": closed.day.isoformat(), "name": closed.name, "hours": closed.hours}
    again |= {"is_yearly": "on"} if closed.is_yearly else {}
    found = closed.calendar
    undo = f"{reverse('servicelevels:close_day', args=[found.pk])}?{urlencode(again)}"
    remove_closed_day(closed, by=request.user)
    messages.success(request, _("The day follows the week again."), extra_tags=f"undo:{undo}")
    return redirect(found)


@login_required
@read_or_save
def policies(request, pk):
    """What a team promises, by priority."""
    team = get_object_or_404(rules.teams_for(request.user), pk=pk)
    allow(request.method != "POST" or rules.may_change(request.user))
    data = request.POST if request.method == "POST" else None
    form = PoliciesForm(data, policies=team.policies.select_related("calendar"))
    if data is not None and form.is_valid():
        chosen, minutes = form.cleaned_data["calendar"], form.cleaned_data["minutes"]
        save_policies(team, calendar=chosen, minutes=minutes, by=request.user)
        messages.success(request, _("Saved. New deadlines count from now on."))
        return redirect("servicelevels:list")
    context = {
        "team": team,
        "form": form,
        "has_calendars": form.fields["calendar"].queryset.exists(),
        "may_change": rules.may_change(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "servicelevels/policies.html", context, status=status)
