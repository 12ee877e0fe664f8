"""Change somebody's password."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events


@action
def change_password(user, *, password, by):
    """Save a new password; every other session of `user` ends with the old one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(events.PASSWORD_CHANGED, user, by=by)
    return user
