"""Inviting, and coming in by an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.people import rules
from augenhoehe.people.actions.accept_invitation import accept_invitation, renew_password
from augenhoehe.people.actions.invite_person import Invitee, invite_person, withdraw_invitation
from augenhoehe.people.entrance import enter, posted
from augenhoehe.people.forms import AcceptForm, InviteForm, RenewForm
from augenhoehe.people.models import LANGUAGES, Role
from augenhoehe.people.queries import department, invitation_by, why_no_letter
from augenhoehe.people.views.shown import show_link


@login_required
@require_http_methods(["GET", "POST"])
def invite(request):
    """Invite somebody; the link is shown once."""
    allow(rules.may_invite(request.user))
    roles = rules.grantable_by(request.user)
    usual = [Role.AGENT] if Role.AGENT in roles else []
    start = {"language": department().language, "roles": usual}
    form = InviteForm(posted(request), roles=roles, initial=start)
    if request.method == "POST" and form.is_valid():
        invitee = Invitee(**{**form.cleaned_data, "teams": tuple(form.cleaned_data["teams"])})
        invited = invite_person(invitee, by=request.user)
        return show_link(request, invited, back=reverse("people:list"))
    status = 422 if form.is_bound else 200
    return render(
        request, "people/invite.html", {"form": form, "missing": why_no_letter()}, status=status
    )


@login_required
@require_POST
def withdraw(request, pk):
    """Take an invitation back."""
    invitation = get_object_or_404(rules.invitations_visible_to(request.user), pk=pk)
    allow(rules.may_invite(request.user))
    withdraw_invitation(invitation, by=request.user)
    messages.success(request, _("The invitation no longer works."))
    return redirect("people:list")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request, token):
    """The door of an invitation: opening the page changes nothing, sending the form does."""
    invitation = invitation_by(token)
    if invitation is None:
        return render(request, "people/link_over.html", status=404)
    wanted = request.POST.get("language")
    with override(wanted if wanted in dict(LANGUAGES) else invitation.language):
        if invitation.person:
            return _renew(request, invitation)
        return _accept(request, invitation)


def _accept(request, invitation):
    start = {"name": invitation.name, "language": invitation.language}
    form = AcceptForm(posted(request), initial=start, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        user = accept_invitation(invitation, **form.cleaned_data, by="system")
        return enter(request, user)
    return _show(request, invitation, form)


def _renew(request, invitation):
    form = RenewForm(posted(request), person=invitation.person)
    if request.method == "POST" and form.is_valid():
        renew_password(invitation, password=form.cleaned_data["password"], by="system")
        messages.success(request, _("Your new password is set. Please sign in with it."))
        return redirect("account_login")
    return _show(request, invitation, form)


def _show(request, invitation, form):
    context = {"invitation": invitation, "form": form, "department": department()}
    return render(request, "people/accept.html", context, status=422 if form.is_bound else 200)
