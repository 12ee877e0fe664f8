"""Who is asked and who is not, and why; the numbers that hold, and what other numbers would do."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.base.at_once import fetch_at_once, hang
from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.customers.asking import objections_of, reasons_to_ask
from augenhoehe.customers.rules import contacts_visible_to
from augenhoehe.surveys import audience, excluding, rules
from augenhoehe.surveys.actions.invite import invite_people
from augenhoehe.surveys.actions.send import why_nothing_is_sent
from augenhoehe.surveys.actions.set_rules import set_asking_rules
from augenhoehe.surveys.gate_forms import AudienceForm, RulesForm
from augenhoehe.surveys.gathering import asking_rules, nps_runs
from augenhoehe.surveys.models import Audience, Invitation, Survey
from augenhoehe.surveys.simulation import replay, wishes_of_the_year
from augenhoehe.surveys.views.keeping import survey_for
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
MOST_LISTED = 500
MOST_SHOWN = 200


def _why_not_sent():
    return excluding.NOT_SENT.get(why_nothing_is_sent(), "")


@login_required
@require_safe
def why(request, pk):
    """What the gate says of one contact now, and what it said before."""
    contact = get_object_or_404(contacts_visible_to(request.user), pk=pk)
    running = (
        rules.visible_to(request.user)
        .filter(state=Survey.State.RUNNING)
        .exclude(audience__in=(Audience.TEAM, Audience.OPEN))
    )
    before = rules.invitations_visible_to(request.user).filter(contact=contact)
    before = before.select_related("survey").order_by("-created_at", "-pk")[:50]
    bases, objections = reasons_to_ask(contact), objections_of(contact)
    fetch_at_once(
        running, before, bases, objections, *hang(contact, companies=contact.companies.all())
    )
    context = {
        "contact": contact,
        "said": audience.verdicts(running, contact),
        "invitations": before,
        "not_sent": _why_not_sent(),
        "bases": bases,
        "objection": next(iter(objections), None),
    }
    return render(request, "surveys/why.html", context)


@login_required
@require_safe
def asked(request, pk):
    """Everybody a survey asked or did not ask, and why."""
    survey = survey_for(request, pk)
    allow(request.user.reads_tickets)
    mine = rules.invitations_visible_to(request.user).filter(survey=survey)
    chosen = {name: request.GET.get(name, "") for name in ("state", "rule", "q")}
    found = (
        _chosen(mine, chosen).select_related("contact", "company").order_by("-created_at", "-pk")
    )
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    context = {
        "survey": survey,
        "invitations": found[:MOST_LISTED],
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "states": Invitation.State.choices,
        "rules": [(code, words) for code, words in excluding.RULES.items() if code],
        "excluded": excluding.in_words(excluding.excluded(survey)),
        "not_sent": _why_not_sent(),
        "may_ask": rules.may_ask(request.user),
    }
    return render(request, "surveys/asked.html", context)


def _chosen(found, chosen):
    if chosen["state"] in Invitation.State.values:
        found = found.filter(state=chosen["state"])
    if chosen["rule"] in excluding.RULES and chosen["rule"]:
        found = found.filter(decided_rule=chosen["rule"])
    if chosen["q"]:
        found = found.filter(contact__name__icontains=chosen["q"])
    return found


def _export(found, form):
    head = [
        pgettext("customers", "Contact"),
        pgettext("survey", "State"),
        pgettext("gate", "Reason"),
        _("To be asked on"),
        pgettext("survey", "Asked"),
        pgettext("survey", "Reminded"),
    ]
    rows = (
        [
            one.contact.name if one.contact else "",
            one.get_state_display(),
            str(excluding.RULES.get(one.decided_rule, "")) if one.decided_rule else "",
            one.due_at,
            one.sent_at,
            one.reminded_at,
        ]
        for one in found[:100_000]
    )
    return table_response(form, "asked", head, rows)


@login_required
@read_or_save
def people(request, pk):
    """Who would be asked, and who not and why; a list is asked from here."""
    survey = survey_for(request, pk)
    allow(rules.may_ask(request.user))
    form = AudienceForm(request.POST or None)
    looked = _looked(request, survey, form)
    if request.method == "POST" and "ask" in request.POST and form.is_valid():
        chosen = [one.contact for one in looked]
        rows = invite_people(survey, contacts=chosen, by=request.user)
        keep(request, _("%(count)s people go through the gate.") % {"count": len(rows)})
        return redirect("surveys:asked", pk=pk)
    context = {
        "survey": survey,
        "form": form if survey.audience == Audience.LIST else None,
        "looked": looked[:MOST_SHOWN],
        "counts": excluding.in_words(audience.counts(looked)),
        "is_looked": request.method == "POST" or survey.audience != Audience.LIST,
        "not_sent": _why_not_sent(),
        "cancel": survey.get_absolute_url(),
    }
    return render(request, "surveys/people.html", context)


def _looked(request, survey, form):
    if survey.audience != Audience.LIST:
        return audience.look(survey, audience.usual(survey, user=request.user))
    if request.method != "POST" or not form.is_valid():
        return []
    given, user = form.cleaned_data, request.user
    found = audience.by_addresses(given["emails"], user=user)
    if given["days"]:
        known = {one.pk for one in found}
        more = audience.by_concern(given["days"], user=user)
        found += [one for one in more if one.pk not in known]
    return audience.look(survey, found)


@login_required
@read_or_save
def numbers(request):
    """The numbers that hold for all surveys."""
    allow(rules.may_ask(request.user))
    form = RulesForm(request.POST or None, instance=asking_rules())
    if request.method == "POST" and form.is_valid():
        set_asking_rules(form.cleaned_data, by=request.user)
        keep(request, _("These numbers hold from now on."))
        return redirect("surveys:rules")
    context = {
        "form": form,
        "cancel": reverse("surveys:list"),
        "not_sent": _why_not_sent(),
        "hints": [
            (words, excluding.HINTS[code]) for code, words in excluding.RULES.items() if code
        ],
    }
    return render(request, "surveys/rules.html", context)


@login_required
@require_safe
def what_if(request):
    """The past year once more, with another number of days or another cap."""
    allow(rules.may_ask(request.user))
    now = asking_rules()
    days = min(max(number_in(request.GET, "days") or 60, 1), 730)
    cap = min(number_in(request.GET, "cap") or now.company_cap, 1000)
    wishes = wishes_of_the_year(rules.invitations_visible_to(request.user))
    keeps = nps_runs()
    held = replay(wishes, gap_days=now.gap_days, company_cap=now.company_cap, nps_runs=keeps)
    other = replay(wishes, gap_days=days, company_cap=cap, nps_runs=keeps)
    context = {
        "rules": now,
        "days": days,
        "cap": cap,
        "count": sum(not one.is_before for one in wishes),
        "keeps": keeps,
        "rows": [
            (words, held[code], other[code], other[code] - held[code])
            for code, words in excluding.RULES.items()
            if held[code] or other[code]
        ],
    }
    return render(request, "surveys/what_if.html", context)
