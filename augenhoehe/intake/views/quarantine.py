"""What could not be taken in: why, and what a person makes of it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.intake.actions.open_by_hand import open_by_hand
from augenhoehe.intake.actions.quarantine import dismiss_mail, retry_mail
from augenhoehe.intake.house import load_house
from augenhoehe.intake.readable import readable_text
from augenhoehe.intake.reasons import sentence
from augenhoehe.mail import rules
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.queries import raw_bytes
from augenhoehe.ui.toasts import toast

PAGE = 100
State = RawMail.State


@login_required
@require_GET
def quarantine(request):
    """The mails that were put aside, newest first."""
    user = request.user
    allow(user.reads_tickets or user.may_change_settings)
    found = rules.raws_visible_to(user).filter(state=State.QUARANTINED)
    raws = list(found.select_related("mailbox").order_by("-pk")[: PAGE + 1])
    for raw in raws:
        raw.why = sentence(raw.reason)
    return render(request, "intake/quarantine.html", {"raws": raws[:PAGE], "more": raws[PAGE:]})


@login_required
@require_GET
def quarantined(request, pk):
    """One of them; its words only for those who read the mails of its team."""
    raw = _find(request, pk)
    may_read = rules.may_read_raw(request.user, raw)
    context = {
        "raw": raw,
        "why": sentence(raw.reason, raw.detail if may_read else ""),
        "text": readable_text(raw_bytes(raw) or b"") if may_read else "",
        "may_read": may_read,
        "may_retry": rules.may_retry(request.user, raw),
        "may_act": rules.may_act_on(request.user, raw),
    }
    return render(request, "intake/quarantined.html", context)


@login_required
@require_GET
def raw(request, pk):
    """The mail as it came, to be saved; never shown by the browser."""
    found = get_object_or_404(rules.raws_visible_to(request.user), pk=pk)
    allow(rules.may_read_raw(request.user, found))
    data = raw_bytes(found)
    if found.state != State.QUARANTINED or data is None:
        raise Http404
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="mail-{found.pk}.eml"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@login_required
@require_POST
def retry(request, pk):
    """Read it again."""
    found = _find(request, pk)
    allow(rules.may_retry(request.user, found))
    retry_mail(found, by=request.user)
    return toast(request, redirect("intake:quarantine"), _("The mail is read again."))


@login_required
@require_POST
def spam(request, pk):
    """It is spam."""
    found = _find(request, pk)
    allow(rules.may_act_on(request.user, found))
    dismiss_mail(found, by=request.user)
    return toast(request, redirect("intake:quarantine"), _("Marked as spam; the ledger keeps it."))


@login_required
@require_POST
def open_ticket(request, pk):
    """Make a concern of it by hand."""
    found = _find(request, pk)
    allow(rules.may_act_on(request.user, found))
    touchpoint = found.mailbox.touchpoint if found.mailbox else load_house().default
    ticket = open_by_hand(found, touchpoint=touchpoint, by=request.user)
    return redirect(ticket)


def _find(request, pk):
    found = rules.raws_visible_to(request.user).select_related("mailbox__touchpoint__team")
    return get_object_or_404(found, pk=pk, state=State.QUARANTINED)
