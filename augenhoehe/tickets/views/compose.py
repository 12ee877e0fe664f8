"""Writing: reply, note, forward; drafts and their files; taking back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, show_part
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.actions.attach import detach
from augenhoehe.files.models import Attachment
from augenhoehe.tickets import composing, rules
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.forward import forward_ticket
from augenhoehe.tickets.actions.note import write_note
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.facts import Onward
from augenhoehe.tickets.forms import WrittenForm
from augenhoehe.tickets.letters import thread_files
from augenhoehe.tickets.models import Draft, Message
from augenhoehe.tickets.views.finding import ticket_for
from augenhoehe.ui.toasts import keep

MAX_FILE = 25_000_000
EXTRA = ("solutions", "promise", "promise_at")


@login_required
@require_safe
def compose(request, pk):
    """The composer under another tab."""
    ticket = ticket_for(request, pk, act=False)
    if not request.htmx:
        return redirect(f"{ticket.get_absolute_url()}?{request.GET.urlencode()}#composer")
    context = composing.composer(ticket, request)
    may_work = rules.may_work_on(request.user, ticket)
    return show_part(
        request, "tickets/composer.html#composer", ticket=ticket, may_work=may_work, **context
    )


@login_required
@require_POST
def draft(request, pk, kind):
    """Keep what is being written."""
    ticket = ticket_for(request, pk, act=kind != Draft.Kind.NOTE)
    _kept(request, ticket, kind)
    return HttpResponse(status=204)


@login_required
@require_POST
def reply(request, pk):
    """Answer the customer; what does not fit is shown again, with the text kept."""
    ticket = ticket_for(request, pk)
    return _send(request, ticket, Draft.Kind.REPLY, _answer)


@login_required
@require_POST
def forward(request, pk):
    """Write to a third party."""
    ticket = ticket_for(request, pk)
    return _send(request, ticket, Draft.Kind.FORWARD, _pass_on)


@login_required
@require_POST
def note(request, pk):
    """Write an internal note; whoever may read may help."""
    ticket = ticket_for(request, pk, act=False)
    allow(rules.may_note(request.user, ticket))
    kept = _kept(request, ticket, Draft.Kind.NOTE)
    write_note(ticket, html=kept.html if kept else "", by=request.user, draft=kept)
    return redirect(ticket)


@login_required
@require_POST
def unsend(request, pk):
    """Take one's own reply back while it still waits."""
    seen = rules.visible_to(request.user)
    message = get_object_or_404(Message, pk=pk, author=request.user, ticket__in=seen)
    undo_send(message, by=request.user)
    keep(request, _("Taken back. The text is in the draft again."))
    return redirect(message.ticket)


@login_required
@require_POST
def upload(request, pk, kind):
    """Take a file into the draft; the answer is its line in the list."""
    ticket = ticket_for(request, pk, act=kind != Draft.Kind.NOTE)
    given = next(iter(request.FILES.values()), None)
    if given is None or given.size > MAX_FILE:
        raise Refused(_("A file may have at most 25 MB."), code="file.large")
    mine = _draft_for(request, ticket, kind)
    link = attach(store_blob(given.read()), owner=mine, name=given.name,
                  content_type=given.content_type or "")  # fmt: skip
    return render(request, "tickets/composer.html#file", {"file": link})


@login_required
@require_POST
def drop_file(request, pk):
    """Take a file out of one's own draft."""
    link = get_object_or_404(Attachment, pk=pk)
    mine = Draft.objects.filter(user=request.user, pk=link.owner_id)
    if link.owner_type != composing.DRAFT_TYPE or not mine.exists():
        return HttpResponse(status=404)
    detach(link)
    return HttpResponse("")


def _send(request, ticket, kind, act):
    kept = _kept(request, ticket, kind)
    form = WrittenForm(request.POST)
    if not form.is_valid():
        return _again(request, ticket, form)
    try:
        message = act(request, ticket, form, kept)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _again(request, ticket, form)
    keep(request, _("Sent in 15 seconds."), undo=f"/tickets/messages/{message.pk}/undo/")
    return redirect(ticket)


def _answer(request, ticket, form, kept):
    given = form.cleaned_data
    promise = (given["promise"], given["promise_at"]) if given["promise_at"] else None
    onward = Onward(promise=promise, then=given["then"])
    written = form.written()
    return send_reply(ticket, written=written, by=request.user, onward=onward, draft=kept)


def _pass_on(request, ticket, form, kept):
    files = _ticked(request, ticket)
    written = form.written()
    return forward_ticket(ticket, written=written, by=request.user, draft=kept, files=files)


def _ticked(request, ticket):
    """The files of the conversation that are ticked to go along."""
    chosen = set(request.POST.getlist("thread_files"))
    return [link for link in thread_files(ticket) if str(link.pk) in chosen]


def _again(request, ticket, form):
    """The conversation with the sentence; the text stands in the draft, what is new is shown."""
    for errors in form.errors.values():
        for sentence in errors:
            keep(request, sentence, tone="bad")
    return redirect(f"{ticket.get_absolute_url()}#composer")


def _kept(request, ticket, kind):
    texts = {name: request.POST.get(name, "") for name in ("to", "cc", "bcc", "subject", "html")}
    texts["html"] = texts["html"] or composing.as_html(request.POST.get("text", ""))
    extra = {name: request.POST.get(name, "")[:500] for name in EXTRA}
    if kind == Draft.Kind.FORWARD:
        extra["thread_files"] = [link.pk for link in _ticked(request, ticket)]
    return save_draft(request.user, ticket=ticket, kind=kind, texts=texts, extra=extra)


def _draft_for(request, ticket, kind):
    known = Draft.objects.filter(user=request.user, ticket=ticket, kind=kind).first()
    texts = {"html": "<p></p>"}
    return known or save_draft(request.user, ticket=ticket, kind=kind, texts=texts)
