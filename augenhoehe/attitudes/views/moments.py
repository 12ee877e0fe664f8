"""Doors to moments: what the team shares, what waits for one's consent, and a new one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.attitudes import team_rules as rules
from augenhoehe.attitudes.actions.thank import (
    keep_moment,
    remove_moment,
    share_moment,
    write_moment,
)
from augenhoehe.attitudes.moment_forms import MomentForm
from augenhoehe.attitudes.moment_queries import covered, mine_of, shared_page
from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.ui.toasts import keep


@login_required
@never_cache
@require_safe
def moments(request):
    """What was shared, and what is between oneself and a colleague; no search, no export."""
    user = request.user
    allow(rules.may_reflect(user))
    page = shared_page(rules.shared_moments_for(user), request.GET.get("after", ""))
    context = {"page": page, "mine": mine_of(rules.moments_visible_to(user), user)}
    return render(request, "attitudes/moments.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def moment_new(request):
    """Write a thank-you: first one sees what is covered, then the colleague is asked."""
    user = request.user
    allow(rules.may_reflect(user))
    form = MomentForm(request.POST or None, thankable=rules.thankable_by(user))
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "attitudes/moment_new.html", {"form": form}, status=status)
    said = form.cleaned_data
    texts = {name: covered(said[name]) for name in ("words", "quote")}
    if request.POST.get("seen") != "1":
        return _preview(request, said["colleague"], texts)
    try:
        moment = write_moment(said["colleague"], **texts, by=user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return render(request, "attitudes/moment_new.html", {"form": form}, status=422)
    name = moment.colleague.name
    keep(request, _("%(name)s is asked. Nobody else sees it until then.") % {"name": name})
    return redirect("attitudes:moments")


def _preview(request, colleague, texts):
    start = {"colleague": colleague.pk, **texts}
    form = MomentForm(initial=start, thankable=rules.thankable_by(request.user))
    context = {"form": form, "colleague": colleague, "texts": texts}
    return render(request, "attitudes/moment_preview.html", context)


def _moment(request, pk):
    return get_object_or_404(
        rules.moments_visible_to(request.user).select_related("author", "colleague"), pk=pk
    )


@login_required
@never_cache
@require_safe
def moment(request, pk):
    """One moment, and what one may do with it."""
    found = _moment(request, pk)
    user = request.user
    context = {
        "moment": found,
        "may_decide": rules.may_decide_on(user, found),
        "may_remove": rules.may_remove(user, found),
    }
    return render(request, "attitudes/moment.html", context)


@login_required
@require_POST
def moment_share(request, pk):
    """The colleague lets the team see it."""
    found = _moment(request, pk)
    allow(rules.may_decide_on(request.user, found))
    share_moment(found, by=request.user)
    keep(request, _("The team sees it now. You can take it back at any time."))
    return redirect("attitudes:moments")


@login_required
@require_POST
def moment_keep(request, pk):
    """The colleague keeps it for themselves."""
    found = _moment(request, pk)
    allow(rules.may_decide_on(request.user, found))
    keep_moment(found, by=request.user)
    keep(request, _("Only you and whoever wrote it see it."))
    return redirect("attitudes:moments")


@login_required
@require_POST
def moment_remove(request, pk):
    """The author or the colleague takes it back."""
    found = _moment(request, pk)
    allow(rules.may_remove(request.user, found))
    remove_moment(found, by=request.user)
    keep(request, _("It is gone."))
    return redirect("attitudes:moments")
