"""What the page of a complaint shows of its decision and of its cause; asked together."""

from dataclasses import dataclass

from django.utils import timezone

from augenhoehe.complaints import decision_rules, rules
from augenhoehe.complaints.changes import measures_of
from augenhoehe.complaints.decision_forms import CauseForm, EffortForm, NotedAnswerForm
from augenhoehe.complaints.decision_queries import YEAR, same_cause
from augenhoehe.complaints.models import Analysis, CauseCategory, ChangeTold, Decision, Redress, Why
from augenhoehe.complaints.states import may_move
from augenhoehe.measures.models import Measure
from augenhoehe.tickets.models import Handover

LISTED = 6
State = Decision.State


def decisions_of(complaint, *, user):
    """Decisions with their lines, what the customer said, what it cost; yields its questions."""
    decisions, lines, efforts = yield (
        complaint.decisions.select_related("by", "second_by", "answered_by").order_by("pk"),
        Redress.objects.filter(decision__complaint=complaint).select_related("done_by"),
        complaint.efforts.all(),
    )
    may_work = rules.may_work_on(user, complaint) and not complaint.merged_into_id
    shown = [_shown(one, complaint, lines, user) for one in decisions]
    newest = [one for one in shown[-1:] if one["decision"].state == State.DECLINED]
    live = newest + [one for one in shown if one["decision"].state in (State.WAITING, State.STANDS)]
    return {
        "complaint": complaint,
        "live": live,
        "earlier": [one for one in shown if one not in live],
        "efforts": efforts,
        "may_work": may_work,
        "may_decide": may_work
        and may_move(complaint, "decide")
        and not any(one.waits for one in decisions),
        "answer_form": NotedAnswerForm(auto_id="id_answer_%s"),
        "effort_form": EffortForm(auto_id="id_effort_%s"),
    }


def _shown(decision, complaint, lines, user):
    decision.complaint = complaint
    is_told = complaint.told_at is not None
    return {
        "decision": decision,
        "lines": [line for line in lines if line.decision_id == decision.pk],
        "may_second": decision.waits and decision_rules.may_second(user, decision),
        "may_answer": decision.stands and not decision.answer and is_told and complaint.is_open,
    }


@dataclass(frozen=True)
class Answered:
    """An answer to "why?", and how deep it hangs."""

    why: Why
    depth: int


def cause_of(complaint, *, seen, user):
    """Cause, answers to "why?", what is alike, measures and who was told; yields its questions."""
    alike = same_cause(complaint, seen, timezone.now())
    whys, analysis, categories, found, measures, told = yield (
        complaint.whys.all(),
        Analysis.objects.filter(complaint=complaint).select_related("category"),
        CauseCategory.objects.filter(retired_at=None),
        alike.select_related("company", "contact")[: LISTED + 1],
        measures_of(complaint),
        ChangeTold.objects.filter(complaint=complaint),
    )
    kept = analysis[0].category if analysis else None
    may_work = rules.may_work_on(user, complaint) and not complaint.merged_into_id
    return {
        "complaint": complaint,
        "category": kept,
        "whys": tree_of(whys),
        "is_ours": complaint.cause == Handover.Cause.OUR_ERROR,
        "alike": found[:LISTED],
        "has_more": len(found) > LISTED,
        "since": (timezone.localdate() - YEAR),
        "measures": [_measured(one, told) for one in measures],
        "may_work": may_work,
        "form": _cause_form(complaint, kept, categories) if may_work else None,
    }


def _cause_form(complaint, kept, categories):
    initial = {"cause": complaint.cause, "category": kept.pk if kept else None}
    form = CauseForm(initial=initial, auto_id="id_cause_%s")
    offered = [*categories, *([kept] if kept and kept not in categories else [])]
    form.fields["category"].choices = [("", "–"), *((one.pk, str(one)) for one in offered)]
    return form


def tree_of(whys):
    """The answers in the order of a tree, each with its depth."""
    below = {}
    for one in whys:
        below.setdefault(one.parent_id, []).append(one)
    found, open_ones = [], [(one, 0) for one in reversed(below.get(None, []))]
    while open_ones:
        one, depth = open_ones.pop()
        found.append(Answered(one, depth))
        open_ones += [(child, depth + 1) for child in reversed(below.get(one.pk, []))]
    return found


def _measured(measure, told):
    by_measure = {one.measure_id: one for one in told}
    return {
        "measure": measure,
        "told": by_measure.get(measure.pk),
        "is_done": measure.state == Measure.State.DONE,
    }
