"""Doors for reading: the list of complaints with search and export, and one of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow
from augenhoehe.base.offers import ref
from augenhoehe.base.tables import table_response
from augenhoehe.catalogue.queries import products_in_use
from augenhoehe.complaints import events, queries, records, rules
from augenhoehe.complaints.clocks import regime_of
from augenhoehe.complaints.forms import EndForm, FindingForm, ReasonForm
from augenhoehe.complaints.letters import ELSEWHERE, calm_sentences
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.states import may_move
from augenhoehe.complaints.views.finding import complaint_for
from augenhoehe.complaints.why import shown_clocks
from augenhoehe.journal.queries import entries_of
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.queries import assignable_people, follow_ups_on
from augenhoehe.tickets.models import Handover

FILTERS = ("q", "state", "kind", "ours", "cause", "owner", "product", "since", "until")
VERBS = ("acknowledge", "clarify", "decide", "tell", "close", "withdraw", "merge", "reopen")


@login_required
@require_safe
def list_all(request):
    """All complaints: searched, filtered, paged, exported."""
    allow(request.user.reads_tickets)
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    now = timezone.now()
    seen = records.behind(rules.visible_to(request.user), request.GET)
    found = queries.listed(seen, user=request.user, chosen=chosen)
    shown = queries.in_state(found, chosen["state"], now=now)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.EXPORTED, shown, at_most=queries.MOST, by=request.user)
        return _export(shown, form, request.user)
    counts = queries.counts(found, now=now)
    people, products = fetch_at_once(assignable_people().order_by("name"), products_in_use())
    state = "every" if chosen["state"] == "all" else chosen["state"]
    state = state if state in queries.STATES else "open"
    context = {
        "page": queries.page_of(shown, request.GET.get("after", "")),
        "counts": counts,
        "count": counts[state],
        "state": state,
        "chosen": chosen,
        "is_filtered": any(value for name, value in chosen.items() if name != "state"),
        "kinds": Complaint.Kind.choices,
        "ours": Complaint.Ours.choices,
        "causes": Handover.Cause.choices,
        "people": people,
        "products": products,
        "may_write": rules.may_complain(request.user),
        "may_change_regimes": rules.may_change_regimes(request.user),
        "figure": records.wanted_by(request.GET),
    }
    return render(request, "complaints/list.html", context)


def _export(found, form, user):
    head = [
        pgettext("complaint", "Number"),
        pgettext("complaint", "Kind"),
        pgettext("complaint", "Received"),
        pgettext("complaint", "Company"),
        pgettext("complaint", "Contact"),
        _("What went wrong?"),
        _("What does the customer want?"),
        _("Our error?"),
        pgettext("complaint", "State"),
        pgettext("complaint", "Who has it"),
        pgettext("complaint", "Product"),
        pgettext("complaint", "Way in"),
        pgettext("complaint", "Due next"),
        pgettext("complaint", "Told"),
        pgettext("complaint", "Ended"),
    ]
    rows = found.select_related(*queries.SHOWN_WITH).order_by("-received_at", "-pk")
    lines = (_line(one, user) for one in rows[: queries.MOST])
    return table_response(form, "complaints", head, lines)


def _line(one, user):
    """A row; who did what is over stands in no table, but one's own."""
    has_it = one.is_open or one.owner_id == user.pk
    return [
        str(one),
        one.get_kind_display(),
        one.received_at,
        one.company,
        one.contact,
        one.wrong,
        one.wanted,
        one.get_ours_display(),
        one.get_state_display(),
        one.owner if has_it else "",
        one.product,
        one.get_channel_display(),
        one.next_due_at,
        one.told_at,
        one.get_ending_display(),
    ]


@login_required
@require_safe
def show(request, pk):
    """One complaint: the three fields, where it stands and why then, what was found out."""
    complaint = complaint_for(request, pk, act=False)
    may_work = rules.may_work_on(request.user, complaint) and not complaint.merged_into_id
    dates, people, alike = queries.hang_parts(
        complaint,
        follow_ups_on(ref(complaint), user=request.user),
        assignable_people().order_by("name"),
        queries.alike(complaint, rules.visible_to(request.user)),
    )
    context = {
        "complaint": complaint,
        "may_work": may_work,
        "may": {verb: may_work and may_move(complaint, verb) for verb in VERBS},
        "may_tell_news": may_work and complaint.news_due_at is not None,
        "may_conceal": may_work and rules.may_conceal(request.user),
        "clocks": shown_clocks(complaint),
        "regime": regime_of(complaint),
        "entries": entries_of(complaint, user=request.user),
        "dates": dates,
        "people": people,
        "alike": alike,
        "merged": complaint.merged.all(),
        "is_foreign": complaint.language == ELSEWHERE,
        "calm": calm_sentences(complaint.language) if complaint.is_threat else (),
        "finding_form": FindingForm(),
        "end_form": EndForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "complaints/show.html", context)
