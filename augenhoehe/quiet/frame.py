"""What the doors of the quiet hour have in common: one's own space, and its key."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from augenhoehe.base.doors import allow
from augenhoehe.quiet import door, rules
from augenhoehe.quiet.actions.write import damaged
from augenhoehe.quiet.sealing import Shut


def quiet_page(view):
    """A door to one's own space, `view(request, space, …)`; whoever has none begins one."""

    @never_cache
    @sensitive_post_parameters()
    @sensitive_variables()
    @login_required
    @wraps(view)
    def door(request, *args, **kwargs):
        allow(rules.may_keep_quiet_hours(request.user))
        space = rules.spaces_of(request.user).first()
        if space is None and "pk" in kwargs:
            raise Http404
        if space is None:
            return redirect("quiet:begin")
        return view(request, space, *args, **kwargs)

    return door


def sent(request):
    """What a form was sent with, be it nothing; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def with_key(request, space, answer):
    """`answer(key)` of a space that is open, which keeps it open; else the way to open it."""
    key = door.key_of(request, space)
    if key is None:
        return redirect("quiet:home")
    try:
        response = answer(key)
    except Shut as failure:
        raise damaged() from failure
    if door.is_ageing(request):
        door.keep_open(request, response, space=space, key=key)
    return response
