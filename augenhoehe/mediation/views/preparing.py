"""Doors to talk sheets: begun from a conversation, typed on, ended with a call note."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.mediation import preparing, rules
from augenhoehe.mediation.actions.open import About, open_talk
from augenhoehe.mediation.actions.prepare import begin_sheet, end_sheet, keep_talk_sheet
from augenhoehe.mediation.forms import ResultForm, SheetForm
from augenhoehe.mediation.models import Voice
from augenhoehe.mediation.situations import BY_CODE
from augenhoehe.tickets import rules as tickets
from augenhoehe.ui.toasts import keep


@login_required
@require_POST
def begin(request, pk):
    """Prepare a difficult call: the sheet of a conversation, begun or gone on with."""
    ticket = get_object_or_404(tickets.visible_to(request.user), pk=pk)
    allow(tickets.may_work_on(request.user, ticket))
    return redirect(begin_sheet(ticket, by=request.user))


def sheet_for(request, pk):
    """The talk sheet one may see; a stranger gets 404."""
    seen = rules.sheets_visible_to(request.user)
    return get_object_or_404(seen.select_related("ticket__contact", "ticket__company"), pk=pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, pk):
    """One screen for one call; what comes of it becomes a call note."""
    found = sheet_for(request, pk)
    form = ResultForm(request.POST or None, initial={"result": found.result})
    if request.method == "POST":
        _keep(request, found)
        if form.is_valid() and _ended(request, found, form):
            return redirect(found.ticket)
    typed = {name: getattr(found, name) for name in SheetForm.base_fields}
    context = {
        "sheet": found,
        "ticket": found.ticket,
        "typed": SheetForm(initial=typed),
        "form": form,
        "may_lead": rules.may_open(request.user),
        **preparing.beside(found),
    }
    return render(request, "mediation/sheet.html", context, status=422 if form.is_bound else 200)


def _ended(request, found, form):
    try:
        result = form.cleaned_data["result"]
        end_sheet(found, result=result, promise=form.promised, by=request.user)
    except Refused as refusal:
        form.add_error("due_at" if refusal.code == "promise.past" else None, str(refusal))
        return False
    keep(request, _("Noted as a call."))
    return True


@login_required
@require_POST
def sheet_keep(request, pk):
    """Keep what was typed, while one types."""
    _keep(request, sheet_for(request, pk))
    return HttpResponse(status=204)


def _keep(request, found):
    form = SheetForm(request.POST)
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if name in request.POST}
    if "result" in request.POST:
        said["result"] = request.POST["result"].replace("\0", "")[:4000]
    if request.POST.get("situation") in BY_CODE:
        said["situation"] = request.POST["situation"]
    keep_talk_sheet(found, said=said)


@login_required
@require_POST
def to_talk(request, pk):
    """Start a clearing talk that takes over what stands on the sheet."""
    found = sheet_for(request, pk)
    allow(rules.may_open(request.user))
    lines = {Voice.Line.FEELINGS: found.feels, Voice.Line.EXPECTED: found.wants}
    voices = {line: text for line, text in lines.items() if text}
    ticket = found.ticket
    about = About(title=ticket.subject[:160] or f"#{ticket.pk}", ticket=ticket, voices=voices)
    return redirect(open_talk(about, by=request.user))
