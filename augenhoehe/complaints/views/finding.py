"""What the doors of complaints share: the complaint one may see, and may work on."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from augenhoehe.base.doors import allow
from augenhoehe.complaints import queries, rules


def complaint_for(request, pk, *, act=True):
    """The complaint a person may see (a stranger gets 404), and may work on if about to act."""
    found = queries.with_everything(rules.visible_to(request.user))
    complaint = get_object_or_404(found, pk=pk)
    if act:
        allow(rules.may_work_on(request.user, complaint))
    return complaint


def complaint_door(function):
    """A door that acts on one complaint by POST and leads back to it, if it is still seen."""

    @login_required
    @require_POST
    def door(request, pk):
        complaint = complaint_for(request, pk)
        then = function(request, complaint) or complaint
        is_seen = rules.visible_to(request.user).filter(pk=then.pk).exists()
        return redirect(then if is_seen else "complaints:list")

    door.__name__, door.__doc__ = function.__name__, function.__doc__
    return door
