"""“I notice something”: one line to the lead, and one line back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.tickets import rules
from augenhoehe.tickets.actions.notice import answer_notice, notice_something
from augenhoehe.tickets.work_forms import NoticeForm
from augenhoehe.ui.toasts import keep

ROWS = 50
SHOWN = ("new", "answered", "all")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request):
    """One line, with the concern it was noticed in."""
    allow(request.user.reads_tickets)
    ticket = _ticket(request)
    form = NoticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        notice_something(text=form.cleaned_data["text"], ticket=ticket, by=request.user)
        keep(request, _("Thank you. The lead reads it and answers you."))
        return redirect(ticket or "tickets:notices")
    context = {"ticket": ticket, "form": form}
    return render(request, "tickets/notice.html", context, status=422 if form.is_bound else 200)


def _ticket(request):
    number = request.POST.get("ticket") or request.GET.get("ticket") or ""
    if not number:
        return None
    known = number if number.isascii() and number.isdigit() and len(number) < 16 else 0
    return get_object_or_404(rules.visible_to(request.user), pk=known)


@login_required
@require_safe
def notices(request):
    """All of them for the lead, one's own for everybody."""
    user = request.user
    allow(user.reads_tickets)
    show = request.GET.get("show")
    show = show if show in SHOWN else ("new" if user.is_lead else "all")
    rows = _shown(user, show).select_related("noticed_by", "answered_by", "ticket")
    if after := decode_key(request.GET.get("after", "")):
        moment, pk = after
        rows = rows.filter(noticed_at__lte=moment).exclude(noticed_at=moment, id__gte=pk)
    rows = rows.order_by("-noticed_at", "-id")
    page = cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.noticed_at, one.pk))
    context = {"show": show, "page": page, "new": _shown(user, "new").count()}
    return render(request, "tickets/notices.html", context)


def _shown(user, show):
    seen = rules.notices_visible_to(user)
    return {
        "new": seen.filter(answered_at=None),
        "answered": seen.exclude(answered_at=None),
        "all": seen,
    }[show]


@login_required
@require_POST
def answer(request, pk):
    """One line back; an empty one says “seen”."""
    found = get_object_or_404(rules.notices_visible_to(request.user), pk=pk)
    allow(request.user.is_lead)
    answer_notice(found, answer=request.POST.get("answer", ""), by=request.user)
    keep(request, pgettext("word", "Answered."))
    return redirect("tickets:notices")
