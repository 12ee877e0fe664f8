"""Doors of data breaches: the register, writing one down, its page, its facts."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.complaints import breach_forms as forms
from augenhoehe.complaints import breach_queries as queries
from augenhoehe.complaints import events, rules
from augenhoehe.complaints.actions.open_breach import open_breach
from augenhoehe.complaints.actions.write_breach import write_breach
from augenhoehe.complaints.authorities import authority_of, data_protection
from augenhoehe.complaints.breach_drafts import LABELS
from augenhoehe.complaints.breach_facts import Found
from augenhoehe.complaints.breach_words import KINDS
from augenhoehe.complaints.models import Breach, Complaint
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.models import Handover
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def breaches(request):
    """The register of data breaches (Art. 33 (5)): searched, filtered, for the lead exported."""
    user = request.user
    allow(rules.may_see_breaches(user))
    typed, state = request.GET.get("q", ""), request.GET.get("state", "")
    found = queries.listed(rules.breaches_visible_to(user), typed=typed, state=state)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        allow(rules.may_name_readers(user))
        note_export(events.BREACHES_EXPORTED, found, at_most=queries.MOST, by=user)
        return _export(found, form)
    context = {
        "page": queries.register_page(found, request.GET.get("after", "")),
        "count": capped_count(found),
        "typed": typed,
        "state": state,
        "is_filtered": typed or state,
        "may_open": rules.may_open_breach(user),
        "may_export": rules.may_name_readers(user),
        "now": timezone.now(),
    }
    return render(request, "complaints/breaches.html", context)


def _export(found, form):
    field = {name: Breach._meta.get_field(name).verbose_name for name in _WORDS}
    head = [
        pgettext("column", "Number"),
        *field.values(),
        KINDS,
        _("Reported on"),
        _("Those affected told on"),
        _("Why are they not told?"),
        pgettext("breach", "Closed"),
    ]
    return table_response(form, "data-breaches", head, map(_row, found[: queries.MOST]))


_WORDS = (
    "known_at", "what", "way", "happened", "whose", "people_count", "records_count",
    "consequences", "measures", "risk", "why_risk", "why_late", "file_number",
)  # fmt: skip


def _row(one):
    said = {"way": one.get_way_display(), "risk": one.get_risk_display()}
    return [
        str(one),
        *(said.get(name, getattr(one, name)) for name in _WORDS),
        "; ".join(one.data_words),
        one.reported_at,
        one.told_at,
        one.why_not_told,
        one.ended_at,
    ]


@login_required
@read_or_save
def open_one(request):
    """Write a data breach down: out of a conversation, a complaint, or nothing."""
    user = request.user
    allow(rules.may_open_breach(user))
    ticket, complaint = _found_in(request)
    hangs_on = ticket or (complaint and complaint.ticket)
    may_confide = bool(hangs_on and user.is_lead and not hangs_on.is_confidential)
    start = {"what": _said(ticket, complaint)}
    form = forms.OpenForm(request.POST or None, may_confide=may_confide, initial=start)
    if request.method == "POST" and form.is_valid():
        found = Found(ticket=ticket, complaint=complaint, **form.cleaned_data)
        keep(request, _("Written down. The 72 hours run."))
        return redirect(open_breach(found, by=user))
    context = {"form": form, "ticket": ticket, "complaint": complaint}
    status = 422 if form.is_bound else 200
    return render(request, "complaints/breach_open.html", context, status=status)


def _found_in(request):
    """The conversation or complaint named in the address, if the reader sees it."""
    number, user = number_in(request.GET, "ticket"), request.user
    if number:
        return get_object_or_404(tickets.visible_to(user), pk=number), None
    number = number_in(request.GET, "complaint")
    if number:
        seen = rules.visible_to(user).exclude(kind=Complaint.Kind.BREACH)
        return None, get_object_or_404(seen.select_related("ticket"), pk=number)
    return None, None


def _said(ticket, complaint):
    """What was said already: the sentence of the urgent handover, or of the complaint."""
    if complaint is not None:
        return complaint.wrong
    if ticket is None:
        return ""
    urgent = ticket.handovers.filter(danger=Handover.Danger.DATA).order_by("-handed_at").first()
    return urgent.sentence if urgent else ""


def breach_for(request, pk):
    """The data breach, if the reader may see it."""
    seen = rules.breaches_visible_to(request.user).select_related(
        "complaint__ticket", "owner", "handover"
    )
    return get_object_or_404(seen, pk=pk)


@login_required
@require_safe
def breach(request, pk):
    """One data breach: the hours left, what is to do, what is known, what was done."""
    found, user = breach_for(request, pk), request.user
    settings = data_protection()
    may_name = rules.may_name_readers(user)
    context = {
        "breach": found,
        "shown": queries.shown(found, user=user),
        "now": timezone.now(),
        "settings": settings,
        "authority": authority_of(settings),
        "drafts": LABELS.items() if tickets.may_open(user) else (),
        "may_name": may_name,
        **_typed(found, may_name),
    }
    return render(request, "complaints/breach.html", context)


def _typed(found, may_name):
    """The forms that stand on the page."""
    risk = {"risk": found.risk, "why": found.why_risk}
    people = queries.people_to_name(found)
    return {
        "risk_form": forms.RiskForm(initial=risk),
        "reported_form": forms.ReportedForm(breach=found),
        "told_form": forms.ToldForm(),
        "line_form": forms.LineForm(),
        "sheet_form": forms.SheetForm(),
        "why_form": forms.WhyForm(),
        "person_form": forms.PersonForm(people=people) if may_name else None,
    }


@login_required
@read_or_save
def write(request, pk):
    """What is known of it is completed."""
    found = breach_for(request, pk)
    form = forms.FactsForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        write_breach(found, facts=form.cleaned_data, by=request.user)
        keep(request, pgettext("word", "Saved."))
        return redirect(found)
    context = {"form": form, "breach": found}
    status = 422 if form.is_bound else 200
    return render(request, "complaints/breach_write.html", context, status=status)
