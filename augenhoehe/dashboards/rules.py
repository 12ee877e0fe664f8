"""Who sees which of these pages."""

from augenhoehe.people.models import Role

READERS = (Role.LEAD, Role.OBSERVER)


def may_read_journal(user):
    """The journal as a whole: lead and observer; content only as each may see it."""
    return user.has_role(*READERS)


def may_inspect_person(user):
    """Only the observer, and each time with a reason that is on record."""
    return user.has_role(Role.OBSERVER)
