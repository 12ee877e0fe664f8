"""What comes in at a door: a form, or somebody who has just chosen a password."""

from allauth.account.utils import perform_login


def enter(request, user, *, to="/"):
    """Sign `user` in as allauth does (second factor, list of sessions) and go on to `to`."""
    return perform_login(request, user, email_verification="none", redirect_url=to)


def posted(request):
    """What was sent, for building a form: also an empty form counts as sent."""
    return request.POST if request.method == "POST" else None
