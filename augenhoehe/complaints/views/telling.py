"""Doors for telling the customer: that it arrived, how it stands, what was decided."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.complaints import rules
from augenhoehe.complaints.actions.keep_word import save_word_draft
from augenhoehe.complaints.actions.tell import (
    acknowledge_complaint,
    take_word_back,
    tell_decision,
    tell_news,
)
from augenhoehe.complaints.forms import TellForm, typed_so_far
from augenhoehe.complaints.letters import (
    ELSEWHERE,
    address_for,
    calm_sentences,
    opening_text,
    tongue_of,
)
from augenhoehe.complaints.models import Word, WordDraft
from augenhoehe.complaints.states import may_move, refusal_of
from augenhoehe.complaints.views.finding import complaint_for
from augenhoehe.ui.toasts import keep

ACTS = {
    Word.Kind.ACKNOWLEDGED: (acknowledge_complaint, "acknowledge"),
    Word.Kind.NEWS: (tell_news, ""),
    Word.Kind.DECISION: (tell_decision, "tell"),
}
TITLES = {
    Word.Kind.ACKNOWLEDGED: gettext_lazy("Confirm that it arrived"),
    Word.Kind.NEWS: pgettext_lazy("complaint", "Tell news"),
    Word.Kind.DECISION: gettext_lazy("Tell the decision"),
}


@login_required
def tell(request, pk, kind):
    """Tell the customer, by a mail that is written here or in another way."""
    if kind not in ACTS:
        raise Http404
    complaint = complaint_for(request, pk)
    act, verb = ACTS[kind]
    if verb and not may_move(complaint, verb):
        raise Refused(str(refusal_of(complaint.state, verb)), code=f"complaint.no_{verb}")
    form = _form(request, complaint, kind)
    if request.method == "POST" and form.is_valid():
        try:
            word = act(complaint, telling=form.telling(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _told(request, complaint, word)
    context = {
        "form": form,
        "complaint": complaint,
        "kind": kind,
        "title": TITLES[kind],
        "calm": calm_sentences(complaint.language) if complaint.is_threat else (),
        "tongue": tongue_of(complaint),
        "is_foreign": complaint.language == ELSEWHERE,
    }
    return render(request, "complaints/tell.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def tell_draft(request, pk, kind):
    """Keep what is being written."""
    if kind not in ACTS:
        raise Http404
    complaint = complaint_for(request, pk)
    given = typed_so_far(_form(request, complaint, kind))
    save_word_draft(complaint, kind=kind, given=given, by=request.user)
    return HttpResponse(status=204)


def _form(request, complaint, kind):
    address = address_for(complaint)
    has_conversation = complaint.ticket is not None
    by_mail = has_conversation and address
    is_nobody = has_conversation and not address and complaint.contact_id is None
    initial = {
        "way": Word.Way.MAIL if by_mail else Word.Way.PAGE if is_nobody else Word.Way.PHONE,
        "to": address,
    }
    data = request.POST if request.method == "POST" else None
    if data is None:
        initial |= _begun(request.user, complaint, kind)
    return TellForm(data, initial=initial, has_conversation=has_conversation, is_nobody=is_nobody)


def _begun(user, complaint, kind):
    """What the author has kept, else a beginning in the customer's language."""
    kept = WordDraft.objects.filter(complaint=complaint, user=user, kind=kind).first()
    if kept is None:
        return {"text": opening_text(complaint, kind, by=user)}
    return {"text": kept.text} | {
        name: value for name in ("way", "to") if (value := getattr(kept, name))
    }


def _told(request, complaint, word):
    if word.message_id:
        undo = reverse("complaints:untell", args=[word.pk])
        keep(request, _("Sent in 15 seconds."), undo=undo)
    else:
        keep(request, pgettext("complaint", "Noted."))
    return redirect(complaint)


@login_required
@require_POST
def untell(request, pk):
    """Take a mail of one's own back while it still waits."""
    seen = rules.visible_to(request.user)
    mine = Word.objects.filter(complaint__in=seen, by=request.user)
    word = get_object_or_404(mine.select_related("complaint", "complaint__ticket"), pk=pk)
    allow(rules.may_work_on(request.user, word.complaint))
    complaint = take_word_back(word, by=request.user)
    keep(request, _("Taken back. The text is in the draft of the conversation."))
    return redirect(complaint)
