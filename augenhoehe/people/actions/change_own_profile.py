"""Change one's own name and language."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events


@action
def change_own_profile(*, name, language, by):
    """Save the name and the language of the person who asks."""
    by.name, by.language = name, language
    by.save(update_fields=["name", "language"])
    record(events.PROFILE_CHANGED, by, by=by)
    return by
