"""We write first: a mail to a customer that begins a concern."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.customers.rules import visible_to as companies_visible_to
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.queries import attachments_of
from augenhoehe.kernel.mailtext.addresses import parse_addresses
from augenhoehe.kernel.mailtext.html import html_to_text, text_to_html
from augenhoehe.mail.queries import mailbox_of
from augenhoehe.people.models import Team
from augenhoehe.tickets import rules
from augenhoehe.tickets.actions.draft import drop_draft, save_draft
from augenhoehe.tickets.actions.start import start_conversation
from augenhoehe.tickets.facts import Onward, Origin, Written
from augenhoehe.tickets.models import Draft
from augenhoehe.tickets.work_forms import NewMailForm
from augenhoehe.ui.toasts import keep

MAX_FILE = 25_000_000


def teams_of(user):
    """The teams in whose name one may write: one's own; for the lead all."""
    teams = Team.objects.filter(retired_at=None)
    return teams if user.is_lead else teams.filter(pk__in=user.team_ids)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """The form, and the mail on its way."""
    user, teams = request.user, teams_of(request.user)
    allow(rules.may_open(user))
    draft = Draft.objects.filter(user=user, ticket=None, kind=Draft.Kind.NEW).first()
    form = NewMailForm(request.POST or None, teams=teams, initial=_initial(request, draft))
    if request.method == "POST" and form.is_valid():
        if message := _begin(request, form):
            undo = reverse("tickets:unsend", args=[message.pk])
            keep(request, _("Sent in 15 seconds."), undo=undo)
            return redirect(message.ticket)
    files = attachments_of(draft) if draft else []
    context = {"form": form, "draft": draft, "files": files, "teams": teams}
    return render(request, "tickets/new.html", context, status=422 if form.is_bound else 200)


def _initial(request, draft):
    if draft is None:
        return {"to": request.GET.get("to", "")[:254]}
    words = {name: getattr(draft, name) for name in ("to", "subject", "html")}
    return words | {"text": html_to_text(draft.html)}


def _begin(request, form):
    """The first message, or None with the sentence in the form; the text stays in the draft."""
    given, user = form.cleaned_data, request.user
    kept = _keep_draft(request)
    try:
        _attach_files(request, kept)
        return start_conversation(
            _written(given),
            origin=_origin(given, user),
            onward=Onward(then=given["then"]),
            draft=kept,
            by=user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _written(given):
    html = given["html"] or text_to_html(given["text"])
    return Written(html=html, to=given["to"], subject=given["subject"])


def _origin(given, user):
    first = parse_addresses(given["to"][0], 1)[0]
    known = recognise_sender(first.email, name=first.name, by=user)
    chosen = companies_visible_to(user).filter(pk=given["company"] or 0).first()
    company = chosen if chosen in known.companies else known.company
    team = given["team"]
    box = mailbox_of(team)
    return Origin(
        team=team,
        touchpoint=box.touchpoint if box else None,
        mailbox_id=box.pk if box else None,
        contact=known.contact,
        company=company,
        language=known.contact.language if known.contact else "de",
        assignee_id=user.pk,
    )


def _attach_files(request, draft):
    for given in request.FILES.getlist("files"):
        if given.size > MAX_FILE:
            raise Refused(_("A file may have at most 25 MB."), code="file.large")
        blob = store_blob(given.read())
        attach(blob, owner=draft, name=given.name, content_type=given.content_type or "")


@login_required
@require_POST
def draft(request):
    """Keep what is being written."""
    allow(rules.may_open(request.user))
    _keep_draft(request)
    return HttpResponse(status=204)


@login_required
@require_POST
def forget(request):
    """Throw the draft away."""
    allow(rules.may_open(request.user))
    for one in Draft.objects.filter(user=request.user, ticket=None, kind=Draft.Kind.NEW):
        drop_draft(one)
    return redirect("tickets:inbox")


def _keep_draft(request):
    texts = {name: request.POST.get(name, "") for name in ("to", "subject", "html")}
    texts["html"] = texts["html"] or text_to_html(request.POST.get("text", ""))
    return save_draft(request.user, ticket=None, kind=Draft.Kind.NEW, texts=texts)
