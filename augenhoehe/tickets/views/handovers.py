"""The lead's side of a handover: the list, one screen for the phone, and the answers."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.tickets import events, handing, rules
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.lead import (
    advise,
    close_handover,
    hand_back,
    read_answer,
    take_over,
    wrap_up,
)
from augenhoehe.tickets.filling import address_of
from augenhoehe.tickets.handover_forms import AnswerForm, NeededForm, WrapUpForm
from augenhoehe.tickets.models import Draft
from augenhoehe.tickets.views.finding import note_reading
from augenhoehe.ui.toasts import keep

EXPORTS = ("csv", "xlsx")
AT_MOST = 50_000
LINES = 12
FORMS = {"answer": AnswerForm, "wrap": WrapUpForm, "needed": NeededForm}


@login_required
@require_safe
def handovers(request):
    """What was handed over, the waiting first; each sees what is theirs to see."""
    user, wanted = request.user, handing.Shown.from_query(request.GET)
    allow(user.reads_tickets)
    if (form := request.GET.get("export")) in EXPORTS:
        return _export(user, wanted, form)
    leads, now = rules.leads_today(user), timezone.now()
    context = {
        "wanted": wanted,
        "page": handing.handovers_page(user, wanted, key=request.GET.get("after", "")),
        "counts": handing.counts_by_state(user, wanted),
        "needed": handing.counts_by_needed(user, now=now) if leads else [],
        "leads": leads,
        "stands_in": handing.stands_in_for(user, now=now) if leads else [],
    }
    return render(request, "tickets/handovers.html", context)


def _export(user, wanted, form):
    rows = handing.narrowed(handing.handovers_for(user), wanted).select_related("ticket")
    note_export(events.HANDOVERS_EXPORTED, rows, at_most=AT_MOST, by=user)
    head = [
        pgettext("word", "Number"),
        pgettext("word", "Subject"),
        pgettext("word", "Kind"),
        pgettext("word", "State"),
        _("Handed over"),
        _("By when"),
        _("Taken over"),
        pgettext("word", "Closed"),
        _("What it was"),
        _("What the team would have needed"),
        _("In a few words"),
    ]
    lines = rows.order_by("-handed_at", "-id")[:AT_MOST]
    return table_response(form, "handovers", head, (_line(one) for one in lines.iterator(500)))


def _line(one):
    return [
        one.ticket_id,
        one.ticket.subject,
        one.get_kind_display(),
        one.get_state_display(),
        one.handed_at,
        one.due_at,
        one.taken_at,
        one.closed_at,
        one.get_cause_display() if one.cause else "",
        one.get_needed_display() if one.needed else "",
        one.needed_note,
    ]


@login_required
@require_safe
def handover(request, pk):
    """Everything on one screen while the phone rings."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    seen = rules.handovers_visible_to(request.user)
    people = ("handed_by", "lead", "speaker")
    related = seen.select_related("ticket__team", "ticket__company", "ticket__contact", *people)
    found = get_object_or_404(related, pk=pk)
    note_reading(found.ticket, request.user)
    return found


def _show(request, found, *, status=200, **bound):
    ticket = found.ticket
    leads = rules.may_lead(request.user, found) and not found.closed_at
    wrap = {"cause": found.cause, "agreed": found.agreed, "until": found.agreed_until}
    told = ticket.messages.exclude(kind="automatic").select_related("author")
    context = {
        "handover": found,
        "ticket": ticket,
        "lines": list(told.order_by("-at", "-id")[:LINES]),
        "promises": ticket.promises.select_related("owner"),
        "offers": handing.offers_for(ticket),
        "leads": leads,
        "may_write": rules.may_work_on(request.user, ticket),
        "now": timezone.now(),
        "answer_form": bound.get("answer") or AnswerForm(),
        "wrap_form": bound.get("wrap") or WrapUpForm(initial=wrap),
        "needed_form": bound.get("needed") or NeededForm(),
    }
    return render(request, "tickets/handover.html", context, status=status)


def _lead_door(function):
    """A door for whoever leads today, by POST, that leads back to the handover."""

    @login_required
    @require_POST
    @wraps(function)
    def door(request, pk):
        found = _found(request, pk)
        allow(rules.may_lead(request.user, found))
        return function(request, found) or redirect(found)

    return door


def _filled(request, found, name):
    """The valid form of that name, or the page that says what is missing."""
    form = FORMS[name](request.POST)
    if form.is_valid():
        return form.cleaned_data, None
    return None, _show(request, found, status=422, **{name: form})


@_lead_door
def take(request, found):
    """Take it over: from now on it is the lead's."""
    take_over(found, by=request.user)
    keep(request, _("It is yours now."))


@_lead_door
def advice(request, found):
    """Advise: it stays with the team."""
    given, page = _filled(request, found, "answer")
    if page is None:
        advise(found, answer=given["answer"], by=request.user)
        keep(request, _("Your advice is on its way."))
    return page


@_lead_door
def give_back(request, found):
    """Hand it back with a reason."""
    given, page = _filled(request, found, "answer")
    if page is None:
        hand_back(found, reason=given["answer"], by=request.user)
        keep(request, _("Handed back, with your reason."))
    return page


@_lead_door
def wrap(request, found):
    """Note the talk; then, if wanted, the mail that confirms it lies in the composer."""
    given, page = _filled(request, found, "wrap")
    if page is not None:
        return page
    with_mail = request.POST.get("then") == "mail"
    allow(not with_mail or rules.may_work_on(request.user, found.ticket))
    found = wrap_up(found, **given, by=request.user)
    if not with_mail:
        keep(request, pgettext("word", "Noted."))
        return None
    _draft_of_talk(request.user, found)
    return redirect(f"{found.ticket.get_absolute_url()}?compose=reply#composer")


def _draft_of_talk(user, found):
    """The mail as a draft; what was being written already stays and comes below it."""
    ticket = found.ticket
    known = Draft.objects.filter(user=user, ticket=ticket, kind=Draft.Kind.REPLY).first()
    texts = {name: getattr(known, name, "") for name in ("to", "cc", "bcc", "subject")}
    texts["html"] = handing.talk_html(found) + (known.html if known else "")
    texts["to"] = texts["to"] or address_of(ticket)
    extra = dict(known.extra) if known else {}
    if found.agreed_until and found.agreed_until > timezone.now():
        until = timezone.localtime(found.agreed_until)
        extra |= {"promise": found.agreed[:255], "promise_at": f"{until:%Y-%m-%dT%H:%M}"}
    save_draft(user, ticket=ticket, kind=Draft.Kind.REPLY, texts=texts, extra=extra)


@_lead_door
def close(request, found):
    """End it with the one question."""
    given, page = _filled(request, found, "needed")
    if page is None:
        close_handover(found, **given, by=request.user)
        keep(request, _("Closed. The team reads what you answered."))
    return page


@login_required
@require_POST
def read(request, pk):
    """The agent has read the lead's answer."""
    found = _found(request, pk)
    if found.handed_by_id != request.user.pk:
        raise Refused(_("Only whoever handed it over can say so."), code="handover.not_yours")
    read_answer(found, by=request.user)
    return redirect(found.ticket)
