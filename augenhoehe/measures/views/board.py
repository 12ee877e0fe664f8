"""Doors to all measures: board by state, list with search and export."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.offers import resolve
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.measures import events, queries, rules
from augenhoehe.measures.aims import NONE
from augenhoehe.measures.models import Measure
from augenhoehe.measures.sizes import title_of
from augenhoehe.people.actions.note_export import note_export

FILTERS = ("state", "kind", "owner", "serves", "indicator")


@login_required
@require_safe
def board(request):
    """The board by state; everybody's, or one's own."""
    allow(bool(request.user.roles))
    seen = rules.visible_to(request.user)
    mine = request.GET.get("mine") == "1"
    if mine:
        seen = seen.filter(owner=request.user)
    now = timezone.now()
    context = {
        "columns": queries.board(seen, now),
        "mine": mine,
        "may_write": rules.may_write(request.user),
        "waiting": queries.waiting_times(rules.ideas_visible_to(request.user), now).waiting,
        "today": timezone.localdate(now),
    }
    return render(request, "measures/board.html", context)


@login_required
@require_safe
def list_all(request):
    """All measures: searched, filtered, paged, exported."""
    allow(bool(request.user.roles))
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    typed = request.GET.get("q", "")
    seen = rules.visible_to(request.user)
    found = queries.listed(seen, user=request.user, typed=typed, chosen=chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.EXPORTED, found, at_most=queries.MOST, by=request.user)
        return _export(found, form, request.user)
    context = {
        "page": queries.page_of(found, request.GET.get("after", "")),
        "count": capped_count(found),
        "typed": typed,
        "chosen": chosen,
        "is_filtered": typed or any(chosen.values()),
        "states": Measure.State.choices,
        "kinds": Measure.Kind.choices,
        "owners": rules.owners_known(request.user),
        "goals": [*queries.goals_for(request.user), (NONE, _("none of them"))],
        "indicators": queries.indicators_used(rules.visible_to(request.user)),
        "may_write": rules.may_write(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "measures/list.html", context)


def _export(found, form, user):
    head = [
        _("What is done"),
        pgettext("measure", "Kind"),
        pgettext("measure", "State"),
        pgettext("measure", "Who"),
        _("Until when"),
        pgettext("measure", "Company goal"),
        pgettext("measure", "Indicator"),
        pgettext("measure", "What came of it"),
        _("What we learned"),
    ]
    rows = list(found.select_related("owner").order_by("due_on", "pk")[: queries.MOST])
    goals = resolve({one.goal_ref for one in rows if one.goal_ref}, user=user)
    lines = (_line(one, goals.get(one.goal_ref, ""), user) for one in rows)
    return table_response(form, "measures", head, lines)


def _line(measure, goal, user):
    """A row; who did what is over stands in no table, but one's own."""
    shown = measure.is_live or measure.owner_id == user.pk
    return [
        measure.title,
        measure.get_kind_display(),
        measure.get_state_display(),
        measure.owner if shown else "",
        measure.due_on,
        goal,
        title_of(measure.indicator),
        measure.ending,
        measure.lesson,
    ]
