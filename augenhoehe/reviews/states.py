"""The tables of states of an appraisal and of a dispute; `docs/review-states.md` is made from them.

Whatever the tables do not name is refused with a sentence, and nothing changes.
"""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.actions import Refused
from augenhoehe.reviews.models import Appraisal, Dispute

View, Step = Appraisal.State, Dispute.State

APPRAISAL = {
    (View.OWN, "hand_in_own"): View.OTHER,
    (View.OTHER, "hand_in_other"): View.TALK,
    (View.TALK, "agree"): View.AGREED,
    (View.AGREED, "agree"): View.AGREED,
    (View.AGREED, "look"): View.DONE,
    (View.OWN, "give_on"): View.OWN,
    (View.OTHER, "give_on"): View.OWN,
}
DISPUTE = {
    (Step.RAISED, "withdraw"): Step.SETTLED,
    (Step.RAISED, "answer"): Step.ANSWERED,
    (Step.RAISED, "call"): Step.SECOND,
    (Step.ANSWERED, "accept"): Step.SETTLED,
    (Step.ANSWERED, "call"): Step.SECOND,
    (Step.SECOND, "decide"): Step.SETTLED,
}

_HANDED_IN = _("This view is handed in already; it does not change any more.")
_REVEALED = _("Two people talk about this conversation already.")
_SETTLED = _("This dispute is settled.")
_ANSWERED = _("The dispute is answered already.")
_SECOND = _("The dispute lies with the second instance.")
REFUSALS = {
    **{(state, "hand_in_own"): _HANDED_IN for state in View if state != View.OWN},
    **{(state, "hand_in_other"): _HANDED_IN for state in View if state != View.OTHER},
    **{(state, "give_on"): _REVEALED for state in (View.TALK, View.AGREED, View.DONE)},
    (View.OWN, "hand_in_other"): _("First the author says what they see. Then it is your turn."),
    (View.OWN, "agree"): _("You talk once both views are there."),
    (View.OTHER, "agree"): _("You talk once both views are there."),
    (View.DONE, "agree"): _("You have looked at this agreement again already."),
    **{(state, "look"): _("There is no agreement yet to look at.") for state in View},
    (View.DONE, "look"): _("You have looked at this agreement again already."),
    **{(Step.SETTLED, verb): _SETTLED for verb in ("withdraw", "answer", "call", "accept")},
    (Step.SETTLED, "decide"): _SETTLED,
    (Step.ANSWERED, "withdraw"): _ANSWERED,
    (Step.ANSWERED, "answer"): _ANSWERED,
    **{(Step.SECOND, verb): _SECOND for verb in ("withdraw", "answer", "call", "accept")},
    (Step.RAISED, "accept"): _("There is no answer yet that could be accepted."),
    (Step.RAISED, "decide"): _("The author has not called the second instance."),
    (Step.ANSWERED, "decide"): _("The author has not called the second instance."),
}


def may_move(thing, verb):
    """Does the table lead anywhere from here?"""
    return (_state(thing), verb) in _table(thing)


def move(thing, verb):
    """Set the state that `verb` leads to; Refused with a sentence where it leads nowhere."""
    state = _state(thing)
    if (to := _table(thing).get((state, verb))) is None:
        raise Refused(str(REFUSALS[state, verb]), code=f"{thing._meta.model_name}.{state}")
    thing.state = to


def _table(thing):
    return DISPUTE if isinstance(thing, Dispute) else APPRAISAL


def _state(thing):
    return type(thing).State(thing.state)
