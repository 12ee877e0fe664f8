"""The block list."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.mail import rules
from augenhoehe.mail.actions.block import block_sender, unblock_sender
from augenhoehe.mail.forms import BlockForm
from augenhoehe.ui.toasts import toast

SHOWN = 500


@login_required
@require_http_methods(["GET", "POST"])
def blocked(request):
    """From whom nothing becomes a concern, and one more."""
    allow(rules.may_see_blocked(request.user))
    allow(request.method == "GET" or rules.may_block(request.user))
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        block_sender(form.cleaned_data["pattern"], by=request.user)
        return toast(request, redirect("mail:blocked"), _("The sender is blocked."))
    context = {
        "form": form,
        "blocked": rules.blocked_visible_to(request.user).order_by("pattern")[:SHOWN],
        "may_block": rules.may_block(request.user),
    }
    return render(request, "mail/blocked.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def unblock(request, pk):
    """Take a sender off the list."""
    found = get_object_or_404(rules.blocked_visible_to(request.user), pk=pk)
    allow(rules.may_block(request.user))
    unblock_sender(found, by=request.user)
    return toast(request, redirect("mail:blocked"), _("The sender is no longer blocked."))
