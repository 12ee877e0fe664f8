"""Doors to a private space itself: begin, open, close, new secrets, time of offer, the end."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, way_back
from augenhoehe.quiet import door, guides, rules, sealing
from augenhoehe.quiet.actions.begin import begin_space, renew_secrets
from augenhoehe.quiet.actions.erase import erase_space
from augenhoehe.quiet.actions.offer import choose_time, skip_hour
from augenhoehe.quiet.forms import (
    BeginForm,
    EraseForm,
    OpenForm,
    RenewForm,
    TimeForm,
)
from augenhoehe.quiet.frame import quiet_page, sent
from augenhoehe.quiet.models import Space
from augenhoehe.quiet.opening import open_space, secrets_for
from augenhoehe.ui.toasts import keep


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    """Begin a private space; its recovery code is shown in the answer, once."""
    allow(rules.may_keep_quiet_hours(request.user))
    if rules.spaces_of(request.user).exists():
        return redirect("quiet:home")
    form = BeginForm(sent(request))
    if request.method == "POST" and form.is_valid():
        key = sealing.new_key()
        given = form.cleaned_data["passphrase"]
        secrets = secrets_for(Space(owner=request.user), key=key, passphrase=given)
        space = begin_space(request.user, secrets=secrets)
        return _show_code(request, space, key, secrets.code)
    return _form(request, "quiet/begin.html", form)


def _show_code(request, space, key, code):
    response = render(request, "quiet/code.html", {"code": code})
    return door.keep_open(request, response, space=space, key=key)


def _form(request, template, form, **more):
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **more}, status=status)


@require_POST
@quiet_page
def unlock(request, space):
    """Open the space in this browser."""
    form = OpenForm(request.POST)
    key = _key_in(space, form)
    if key is not None:
        return door.keep_open(request, redirect("quiet:home"), space=space, key=key)
    return _form(request, "quiet/home.html", form)


def _key_in(space, form):
    """The key by the secret of a valid form; None, with an error at its field, otherwise."""
    if not form.is_valid():
        return None
    try:
        key = open_space(space, secret=form.cleaned_data["secret"])
    except Refused as refusal:
        form.add_error("secret", str(refusal))
        return None
    if key is None:
        form.add_error("secret", _("This does not open your private space."))
    return key


@require_POST
@quiet_page
def lock(request, space):
    """Shut the space in this browser."""
    keep(request, _("Your private space is shut."))
    return door.close(request, redirect("quiet:home"))


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def renew(request, space):
    """A new passphrase and a new recovery code, by the old one of either."""
    form = RenewForm(sent(request))
    key = _key_in(space, form) if request.method == "POST" else None
    if key is None:
        return _form(request, "quiet/renew.html", form)
    new = sealing.new_key()
    secrets = secrets_for(space, key=new, passphrase=form.cleaned_data["passphrase"])
    renew_secrets(space, secrets=secrets, old=key, new=new)
    return _show_code(request, space, new, secrets.code)


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def erase(request, space):
    """Delete everything; also for whoever has lost passphrase and code."""
    form = EraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        erase_space(space)
        keep(request, _("Your private space is deleted."))
        return door.close(request, redirect("quiet:begin"))
    return _form(request, "quiet/erase.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def choose(request, space):
    """When My day may offer the quiet hour, if at all."""
    form = TimeForm(sent(request), instance=space)
    if request.method == "POST" and form.is_valid():
        choose_time(space, chosen=form.cleaned_data)
        keep(request, pgettext("word", "Saved."))
        return redirect("quiet:home")
    count = len(guides.questions())
    return _form(request, "quiet/time.html", form, count=count)


@require_POST
@quiet_page
def skip(request, space):
    """Not this time."""
    skip_hour(space)
    return redirect(way_back(request, "/"))
