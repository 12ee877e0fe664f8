"""The boss decides; the lead acts on it, after which the decision stands."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Decision
from augenhoehe.journal.actions import record


@dataclass(frozen=True)
class Said:
    """What the boss says: yes, no, or in own words; `sent_to`: whose link it was, if by link."""

    answer: str
    words: str = ""
    sent_to: str = ""


@action
def decide(decision, *, said, by):
    """Answer a decision, or change the answer, while it is open; by link nobody is known."""
    decision = _locked(decision)
    if not decision.is_open_on(timezone.localdate()):
        raise Refused(why_closed(decision), code="decision.closed")
    if said.answer not in Decision.Answer.values:
        raise Refused(_("Yes, no, or in your words?"), code="decision.none")
    if said.answer == Decision.Answer.OWN and not said.words.strip():
        raise Refused(_("Please say it in your words."), code="decision.words")
    decision.answer, decision.words = said.answer, said.words.strip()
    decision.answered_at = timezone.now()
    decision.answered_by, decision.answered_from = None if said.sent_to else by, said.sent_to
    decision.save()
    kind = events.DECIDED_BY_LINK if said.sent_to else events.DECIDED
    record(kind, decision, by=by, answer=decision.answer)
    return decision


@action
def act_on_decision(decision, *, by):
    """The lead acts on the answer; from now on it stands."""
    decision = _locked(decision)
    if not decision.answer:
        raise Refused(_("There is no answer yet."), code="decision.open")
    if decision.acted_at is None:
        decision.acted_at, decision.acted_by = timezone.now(), None if isinstance(by, str) else by
        decision.save(update_fields=["acted_at", "acted_by"])
        record(events.ACTED, decision, by=by)
    return decision


@action
def reopen_decision(decision, *, by):
    """Let the boss change the answer again."""
    decision = _locked(decision)
    if decision.acted_at:
        decision.acted_at = decision.acted_by = None
        decision.save(update_fields=["acted_at", "acted_by"])
        record(events.REOPENED, decision, by=by)
    return decision


def why_closed(decision):
    """Why a decision cannot be answered (any more), in a sentence."""
    if not decision.page.released_at:
        return _("This page is not released yet.")
    if decision.acted_at:
        return _("This decision is being acted on already. Please talk to the lead to change it.")
    return _("The time for this decision is over. Please talk to the lead.")


def _locked(decision):
    rows = Decision.objects.select_for_update(of=["self"]).select_related("page")
    return rows.get(pk=decision.pk)
