"""Asked again after a call-back: whom, with which words, and what it shows.

It is the same score in the same words as before, with one free text, so that before and after can
be compared. These answers stand apart: they count in no score of the survey (`Doubt.AGAIN`).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from augenhoehe.base.at_once import counting, fetch_at_once
from augenhoehe.kernel.statistics import Mean, Share, lump_values, mean_interval, wilson
from augenhoehe.surveys.models import CallBack, Doubt, Invitation, Kind, Response
from augenhoehe.surveys.questions import SCORE, questions_of, text_key

# After so many days nobody wants to be asked about the talk any more.
LAST = timedelta(days=30)
INTRO = {
    "intro_de": "Danke, dass Sie mit uns gesprochen haben. Ist es jetzt gut? Wir wüssten es gern.",
    "intro_en": "Thank you for talking to us. We would like to know whether it is good now.",
}


def words_again(content):
    """The words of a version as they are asked once more: the score and one free text."""
    kept = (SCORE, text_key(content))
    asked = [{**one, "when": None} for one in questions_of(content) if one["key"] in kept]
    return {**content, **INTRO, "questions": asked}


def why_not_again(call_back):
    """Why this person cannot be asked once more by mail, in a sentence; "" where they can be."""
    response = call_back.response
    if call_back.again_id or response.doubt == Doubt.AGAIN or _is_asked_by_another(response):
        return _("This person was asked again already; nobody is asked a third time.")
    if response.contact_id is None:
        return _("Nobody knows any more who this was.")
    if response.score is None or not response.survey.is_running:
        return _("The survey no longer runs, so nobody is asked again by mail.")
    return ""


def _is_asked_by_another(response):
    """Two talks about one concern are followed by one question."""
    if not (ticket := response.ticket):
        return False
    others = Invitation.objects.filter(survey=response.survey, ticket=ticket, is_again=True)
    return others.filter(round=ticket.reopened_count).exists()


@dataclass(frozen=True)
class Recovery:
    """Of one kind of score: before and after the talk, of n people who answered both times.

    `change`: the mean of what each person's score rose by, with its interval; `settled`: the share
    that is no longer critical.
    """

    kind: str
    before: float
    after: float
    change: Mean
    settled: Share

    @property
    def name(self):
        return Kind(self.kind).label

    @property
    def n(self):
        return self.change.n


def recoveries(call_backs):
    """[Recovery] of the people who were asked again, one for each kind of score."""
    answers = Response.objects.filter(doubt=Doubt.AGAIN, invitation__call_back__in=call_backs)
    rows = answers.exclude(score=None).exclude(invitation__call_back__response__score=None)
    pairs = defaultdict(list)
    fields = ("survey__kind", "invitation__call_back__response__score", "score", "is_critical")
    for kind, before, after, is_critical in rows.values_list(*fields):
        pairs[kind].append((before, after, not is_critical))
    return [_recovery(kind, pairs[kind]) for kind in Kind.values if pairs[kind]]


def _recovery(kind, pairs):
    before, after, settled = zip(*pairs, strict=True)
    rises = [late - early for early, late in zip(before, after, strict=True)]
    many = len(pairs)
    return Recovery(
        kind,
        sum(before) / many,
        sum(after) / many,
        mean_interval(lump_values(rises)),
        wilson(sum(settled), many),
    )


def asked_again(call_backs):
    """(how many were sent the second question, how many of them answered)."""
    sent = call_backs.exclude(again=None).exclude(again__sent_at=None)
    answered = sent.filter(again__response__isnull=False)
    return tuple(map(sum, fetch_at_once(counting(sent), counting(answered))))


def answer_to(call_back: CallBack) -> Response | None:
    """What the person answered when they were asked again, or None."""
    if call_back.again_id is None:
        return None
    return Response.objects.filter(invitation=call_back.again_id).first()
