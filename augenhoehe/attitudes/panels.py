"""What attitude hangs on a conversation: the reply check under what is being written."""

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.models import CheckChoice, when_of
from augenhoehe.base.offers import panel
from augenhoehe.tickets.slots import COMPOSER


@panel(COMPOSER, template="attitudes/check_button.html", seen=rules.choices_of, order=10)
def check_reply(ticket, *, mine, user):
    """The key that asks, unless somebody does not want it."""
    when = when_of((yield mine))
    return None if when == CheckChoice.When.OFF else {"ticket": ticket, "when": when}
