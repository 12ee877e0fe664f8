"""Settings pages of mailboxes: set up, test in both directions, switch on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import reswap, retarget

from augenhoehe.base.doors import allow, is_ours
from augenhoehe.mail import rules
from augenhoehe.mail.actions.probe import ask_to_probe
from augenhoehe.mail.actions.save_mailbox import save_mailbox, switch_mailbox
from augenhoehe.mail.connecting import MailboxForm, standing, way_back
from augenhoehe.mail.reasons import sentence
from augenhoehe.people.queries import department
from augenhoehe.people.rules import may_see_settings


@login_required
@require_GET
def list_all(request):
    """All mailboxes and how they fare."""
    allow(may_see_settings(request.user))
    found = rules.mailboxes_visible_to(request.user).select_related("touchpoint__team")
    rows = [
        (box, sentence(box.trouble, box.trouble_detail) if box.trouble else "") for box in found
    ]
    context = {
        "rows": rows,
        "may_change": rules.may_change_mailboxes(request.user),
        "is_demo": department().is_demo,
    }
    return render(request, "mail/mailboxes.html", context)


@login_required
@sensitive_post_parameters("password", "oauth_client_secret")
@require_http_methods(["GET", "POST"])
def new_mailbox(request):
    """Connect a mailbox."""
    allow(rules.may_change_mailboxes(request.user))
    return _edit(request, None)


@login_required
@never_cache
@sensitive_post_parameters("password", "oauth_client_secret")
@require_http_methods(["GET", "POST"])
def mailbox(request, pk):
    """One mailbox: its settings, its test, its switch."""
    found = get_object_or_404(rules.mailboxes_visible_to(request.user), pk=pk)
    allow(request.method != "POST" or rules.may_change_mailboxes(request.user))
    return _edit(request, found)


def _edit(request, found):
    form = MailboxForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        saved = save_mailbox(found, values=form.values, by=request.user)
        messages.success(request, _("The mailbox is saved. Please test it now."))
        return redirect(saved)
    stored = None
    if found:
        stored = rules.mailboxes_visible_to(request.user).get(pk=found.pk)
    context = {
        "form": form,
        "mailbox": stored,
        "may_change": rules.may_change_mailboxes(request.user),
        **(standing(request, stored) if stored else {}),
    }
    return render(request, "mail/mailbox.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def probe(request, pk):
    """Test in both directions; the worker does it, the page looks on."""
    found = get_object_or_404(rules.mailboxes_visible_to(request.user), pk=pk)
    allow(rules.may_change_mailboxes(request.user))
    ask_to_probe(found)
    return way_back(request, found)


@login_required
@never_cache
@require_GET
def steps(request, pk):
    """What the running test found so far, and the buttons that follow from it."""
    found = get_object_or_404(rules.mailboxes_visible_to(request.user), pk=pk)
    back = request.GET.get("back", "")
    context = {
        "mailbox": found,
        "may_change": rules.may_change_mailboxes(request.user),
        **standing(request, found, back=back if is_ours(back) else ""),
    }
    if context["is_running"]:
        return render(request, "mail/steps.html", context)
    # At the end the heading and the buttons follow from what was found.
    done = render(request, "mail/mailbox_state.html", context)
    return retarget(reswap(done, "outerHTML"), "#mailbox")


@login_required
@require_POST
def switch(request, pk):
    """Switch a mailbox on or off."""
    found = get_object_or_404(rules.mailboxes_visible_to(request.user), pk=pk)
    allow(rules.may_change_mailboxes(request.user))
    switched = switch_mailbox(found, on=request.POST.get("on") == "1", by=request.user)
    words = _("The mailbox works.") if switched.is_active else _("The mailbox rests.")
    messages.success(request, words)
    return way_back(request, found)
