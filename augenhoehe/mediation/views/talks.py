"""Doors to clearing talks: the list, the sheet, its parties and readers, its end."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.complaints import rules as complaints
from augenhoehe.mediation import paper, queries, rules
from augenhoehe.mediation.actions.close import close_talk, reopen_talk
from augenhoehe.mediation.actions.keep import keep_sheet
from augenhoehe.mediation.actions.name import name_reader, unname_reader
from augenhoehe.mediation.actions.open import About, Who, add_party, open_talk, remove_party
from augenhoehe.mediation.forms import CloseForm, OpenForm, PartyForm, ReaderForm
from augenhoehe.mediation.models import Reader
from augenhoehe.mediation.typing import Typed
from augenhoehe.tickets import rules as tickets
from augenhoehe.ui.toasts import keep

STATES = ("open", "later", "all")
ROWS = 50


def talk_for(request, pk):
    """The talk one may read; a stranger gets 404."""
    seen = rules.visible_to(request.user).select_related("lead", "ticket", "complaint")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_safe
def overview(request):
    """The clearing talks one may read: open ones, those to look back at, all."""
    allow(request.user.has_role(*rules.NAMEABLE))
    state = request.GET.get("show", "open")
    state = state if state in STATES else "open"
    words = request.GET.get("q", "")[:200].replace("\0", "")
    talks = queries.listed(rules.visible_to(request.user), state=state, words=words)
    if key := decode_key(request.GET.get("after", "")):
        talks = talks.filter(Q(opened_at__lt=key[0]) | Q(opened_at=key[0], pk__lt=key[1]))
    rows = list(queries.with_parties(talks)[: ROWS + 1])
    context = {
        "page": cut_page(rows, ROWS, lambda one: (one.opened_at, one.pk)),
        "state": state,
        "words": words,
        "may_open": rules.may_open(request.user),
    }
    return render(request, "mediation/talks.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Open a clearing talk, out of a conversation or a complaint or of nothing."""
    allow(rules.may_open(request.user))
    source = _source(request)
    first = {"title": getattr(source.get("ticket"), "subject", "")[:160]}
    form = OpenForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(open_talk(About(**form.cleaned_data, **source), by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, **source}
    return render(request, "mediation/new.html", context, status=422 if form.is_bound else 200)


def _source(request):
    """What the talk is opened from, as far as one may see it."""
    user = request.user
    found = {
        "ticket": tickets.visible_to(user).filter(pk=number_in(request.GET, "ticket")).first(),
        "complaint": complaints.visible_to(user)
        .filter(pk=number_in(request.GET, "complaint"))
        .select_related("ticket")
        .first(),
    }
    if found["complaint"] and not found["ticket"]:
        found["ticket"] = found["complaint"].ticket
    return found


@login_required
@never_cache
@require_safe
def show(request, pk):
    """The sheet: four lines, one page, kept while one types."""
    talk = talk_for(request, pk)
    context = paper.page_of(talk, request.user)
    if request.htmx and request.GET.get("part") == "checks":
        return render(request, "mediation/checks.html", context)
    context["party_form"] = PartyForm(user=request.user, prefix="party")
    return render(request, "mediation/talk.html", context)


@login_required
@require_POST
def write(request, pk):
    """Keep what was typed; the script sends it while one types, the button without one."""
    talk = talk_for(request, pk)
    allow(request.user.reads_tickets)
    keep_sheet(talk, typed=Typed(request.POST))
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    keep(request, pgettext("sheet", "Kept."))
    return redirect(talk)


@login_required
@require_POST
def party_add(request, pk):
    """Add a side."""
    talk = talk_for(request, pk)
    allow(request.user.reads_tickets)
    form = PartyForm(request.POST, user=request.user, prefix="party")
    if not form.is_valid():
        raise Refused(next(iter(form.errors.values()))[0], code="party.form")
    add_party(talk, who=Who(**form.cleaned_data), by=request.user)
    return redirect(talk)


@login_required
@require_POST
def party_remove(request, pk):
    """Take a side out, with what it said."""
    seen = rules.parties_visible_to(request.user).select_related("talk")
    party = get_object_or_404(seen, pk=pk)
    allow(rules.may_open(request.user))
    return redirect(remove_party(party, by=request.user))


@login_required
@require_POST
def name(request, pk):
    """Name somebody who may read it."""
    talk = talk_for(request, pk)
    allow(rules.may_open(request.user))
    form = ReaderForm(request.POST, people=rules.nameable(talk))
    if not form.is_valid():
        raise Refused(_("Choose a person."), code="reader.none")
    name_reader(talk, user=form.cleaned_data["user"], by=request.user)
    return redirect(talk)


@login_required
@require_POST
def unname(request, pk):
    """Take somebody out of those who may read it."""
    seen = Reader.objects.filter(talk__in=rules.visible_to(request.user)).select_related("talk")
    reader = get_object_or_404(seen, pk=pk)
    allow(rules.may_open(request.user))
    return redirect(unname_reader(reader, by=request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request, pk):
    """End a talk; two dates to look back are set."""
    talk = talk_for(request, pk)
    allow(rules.may_open(request.user))
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        close_talk(talk, **form.cleaned_data, by=request.user)
        undo = reverse("mediation:reopen", args=[pk])
        keep(
            request,
            _("Closed. You will be asked in 14 and in 60 days what became of it."),
            undo=undo,
        )
        return redirect(talk)
    missing = paper.paper_of(talk).missing
    context = {"form": form, "talk": talk, "missing": missing}
    return render(request, "mediation/close.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def reopen(request, pk):
    """Go on with a talk."""
    talk = talk_for(request, pk)
    allow(rules.may_open(request.user))
    return redirect(reopen_talk(talk, by=request.user))
