"""What attitude hangs on a conversation: the reply check under what is being written."""

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.house_queries import said_after_saving
from augenhoehe.attitudes.models import CheckChoice, when_of
from augenhoehe.base.house_texts import AFTER_SAVING, just_saved
from augenhoehe.base.offers import panel
from augenhoehe.tickets.slots import COMPOSER


@panel(COMPOSER, template="attitudes/check_button.html", seen=rules.choices_of, order=10)
def check_reply(ticket, *, mine, user):
    """The key that asks, unless somebody does not want it."""
    when = when_of((yield mine))
    return None if when == CheckChoice.When.OFF else {"ticket": ticket, "when": when}


@panel(AFTER_SAVING, template="attitudes/after_saving.html", seen=rules.may_see_house_texts)
def speak_of_saved_text(request, *, mine, user):
    """Once, on the page that follows: what there is to say about the text that was saved."""
    if not mine or not (saved := just_saved(request)):
        return None
    source, pk = saved
    if not source.may_change(user):
        return None
    row = source.rows().filter(pk=pk).first()
    texts = said_after_saving(source, row) if row else []
    return {"texts": texts, "row": row} if texts else None
