"""Back from Microsoft or Google: the page shows, a press of the button connects."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.mail import rules
from augenhoehe.mail.actions.authorise import note_authorised
from augenhoehe.mail.connecting import way_back
from augenhoehe.mail.consent import read_answer, take_back
from augenhoehe.mail.oauth import redeem
from augenhoehe.mail.reasons import sentence
from augenhoehe.mail.trouble import Trouble


@login_required
@never_cache
@sensitive_post_parameters("answer")
@require_http_methods(["GET", "POST"])
def oauth(request):
    """The redirect address; opening it changes nothing, a link scanner cannot connect anything."""
    allow(rules.may_change_mailboxes(request.user))
    if request.method == "GET":
        answer = request.META.get("QUERY_STRING", "")
        return render(request, "mail/oauth.html", {"answer": answer})
    answer = read_answer(request.POST.get("answer", ""))
    mailbox_id, verifier, back = take_back(request.session, answer)
    mailbox = get_object_or_404(rules.mailboxes_visible_to(request.user), pk=mailbox_id)
    try:
        redeem(mailbox, code=answer["code"], verifier=verifier)
    except Trouble as trouble:
        raise Refused(sentence(trouble.code, trouble.detail), code=trouble.code) from trouble
    note_authorised(mailbox, by=request.user)
    messages.success(request, _("The mailbox is connected. Please test it now."))
    return way_back(request, mailbox, to=back)
