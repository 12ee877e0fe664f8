"""Doors to lines that somebody shared on purpose."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.quiet import queries, rules
from augenhoehe.quiet.actions.share import share_line, take_back_line
from augenhoehe.quiet.forms import ShareForm
from augenhoehe.quiet.frame import quiet_page, sent, with_key
from augenhoehe.quiet.models import LONGEST_LINE
from augenhoehe.ui.toasts import keep

SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def share(request, space, pk):
    """Share one line of a note: what goes out is what stands in the field."""
    note = get_object_or_404(rules.notes_of(request.user), pk=pk)
    return with_key(request, space, lambda key: _share(request, queries.read(note, key)))


def _share(request, note):
    number = request.GET.get("line", "")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise Http404
    line = note.line(request.GET.get("part", ""), int(number))
    if line is None:
        raise Http404
    form = ShareForm(sent(request), initial={"text": line[:LONGEST_LINE]})
    if request.method == "POST" and form.is_valid():
        share_line(request.user, **form.cleaned_data)
        keep(request, _("The line is shared. You can take it back at any time."))
        return redirect("quiet:lines")
    status = 422 if form.is_bound else 200
    context = {"form": form, "note": note}
    return render(request, "quiet/share.html", context, status=status)


@login_required
@require_safe
def lines(request):
    """Lines that colleagues shared with a circle one belongs to, one's own among them."""
    allow(rules.may_keep_quiet_hours(request.user))
    seen = rules.lines_visible_to(request.user).select_related("owner")
    after = decode_key(request.GET.get("after", ""))
    if after:
        seen = queries.lines_after(seen, *after)
    page = cut_page(list(seen[: SIZE + 1]), SIZE, lambda one: (one.shared_at, one.pk))
    return render(request, "quiet/lines.html", {"page": page})


@login_required
@require_POST
def take_back(request, pk):
    """Take one's own line back."""
    line = get_object_or_404(rules.lines_visible_to(request.user), pk=pk)
    allow(line.owner_id == request.user.pk)
    take_back_line(line)
    keep(request, _("The line is taken back."))
    return redirect("quiet:lines")
