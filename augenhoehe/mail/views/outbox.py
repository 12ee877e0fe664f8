"""The outbox: what waits, what was sent, what did not arrive; and what a person can do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.files.queries import attachments_of
from augenhoehe.mail import queries, rules
from augenhoehe.mail.actions.resend import release_mail, resend_mail
from augenhoehe.mail.actions.withdraw import WAITS, withdraw_mail
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.outbox import filtered, page_of
from augenhoehe.mail.reasons import sentence
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import toast

AT_ONCE = 200


@login_required
@require_GET
def outbox(request):
    """The mails, newest first, by state, mailbox and words; all of it in the address."""
    user = request.user
    allow(user.reads_tickets or rules.may_change_mailboxes(user))
    found, chosen = filtered(rules.outmails_visible_to(user), request.GET)
    rows, following = page_of(found, request.GET, user=user)
    context = {
        "rows": rows,
        "next": following,
        "chosen": chosen,
        "states": OutMail.State.choices,
        "counts": queries.trouble_counts(),
        "is_demo": department().is_demo,
        "has_mailbox": queries.sending_mailbox() is not None,
        "may_release": rules.may_change_mailboxes(user),
    }
    return render(request, "mail/outbox.html", context)


@login_required
@require_GET
def outmail(request, pk):
    """One mail: its words for those who may read them, its way for all who look after mails."""
    found = _find(request, pk)
    queries.with_owners([found], request.user)
    context = {
        "mail": found,
        "why": sentence(found.reason, found.error) if found.reason else "",
        "files": attachments_of(found) if found.is_readable else [],
        "may_act": rules.may_act_on(request.user, found),
        "may_withdraw": found.state in WAITS,
        "is_held": found.state == OutMail.State.HELD,
    }
    return render(request, "mail/outmail.html", context)


@login_required
@require_POST
def withdraw(request, pk):
    """Take a waiting mail back."""
    found = _to_act_on(request, pk)
    withdraw_mail(found, by=request.user)
    return toast(request, redirect(found), _("The mail stays here."))


@login_required
@require_POST
def resend(request, pk):
    """Send a failed or unclear mail again."""
    found = _to_act_on(request, pk)
    resend_mail(found, by=request.user)
    return toast(request, redirect(found), _("The mail is sent again."))


@login_required
@require_POST
def release(request, pk):
    """Send a held mail."""
    found = _to_act_on(request, pk)
    release_mail(found, by=request.user)
    return toast(request, redirect(found), _("The mail is on its way."))


@login_required
@require_POST
def release_all(request):
    """Send what was held while no mailbox could send."""
    allow(rules.may_change_mailboxes(request.user))
    held = rules.outmails_visible_to(request.user).filter(state=OutMail.State.HELD)
    mails = list(held.order_by("pk")[:AT_ONCE])
    for found in mails:
        release_mail(found, by=request.user)
    messages.success(request, _("%(n)s mails are on their way.") % {"n": len(mails)})
    return redirect("mail:outbox")


def _find(request, pk):
    found = rules.outmails_visible_to(request.user).select_related("mailbox__touchpoint")
    return get_object_or_404(found, pk=pk)


def _to_act_on(request, pk):
    """Whoever may not see what a mail belongs to may not act on it either."""
    found = _find(request, pk)
    allow(rules.may_act_on(request.user, found))
    if not queries.with_owners([found], request.user)[0].is_mine:
        raise PermissionDenied
    return found
