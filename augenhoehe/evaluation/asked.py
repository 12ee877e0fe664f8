"""What was answered to the questions beside the score: shares, means, texts, each with its n."""

from collections import Counter
from dataclasses import dataclass, field

from augenhoehe.evaluation.records import not_hidden
from augenhoehe.surveys.models import Response
from augenhoehe.surveys.questions import (
    POINTED,
    SCORE,
    point_keys,
    questions_of,
    scale_of,
    text_key,
)
from augenhoehe.surveys.scoring import Scale, scale_for, score_of
from augenhoehe.surveys.showing import shown_many

# So many answers say it as well as all of them, and are read at once.
MOST_READ = 5000


@dataclass
class Asked:
    """A question in the words it has now, with what could be answered in any version."""

    question: dict
    counts: Counter = field(default_factory=Counter)
    rows: dict = field(default_factory=dict)
    n: int = 0
    texts: list = field(default_factory=list)
    told: object = None

    @property
    def key(self):
        return self.question["key"]

    @property
    def kind(self):
        """points, choice, several, matrix or text."""
        return "points" if self.question["kind"] in POINTED else self.question["kind"]

    def note(self, response_id, value):
        """One answer more."""
        self.n += 1
        if self.kind == "text":
            self.texts.append((response_id, value))
        elif self.kind == "matrix":
            for row, point in value.items():
                self.rows.setdefault(row, Counter())[point] += 1
        else:
            self.counts.update(str(one) for one in (value if isinstance(value, list) else [value]))

    def points(self):
        """[(key, how many)] of everything that could be chosen."""
        return [(key, self.counts[key]) for key in point_keys(self.question)]

    def mean(self, counts=None):
        """The mean on the scale, as a Score."""
        scale = Scale("mean", *scale_of(self.question))
        counts = self.counts if counts is None else counts
        return score_of(scale, {int(point): many for point, many in counts.items()})


@dataclass(frozen=True)
class Answers:
    """All questions beside the score; n: answers read; is_newest: there are more of them.

    too_many: of an anonymous survey so many have answered that no page counts them.
    """

    questions: list
    n: int = 0
    is_newest: bool = False
    too_many: bool = False


def questions_beside(survey):
    """[Asked] in the order of the newest version, older ones behind; the score is told elsewhere.

    The main text is, too; options and rows that only an older version had are kept.
    """
    found = {}
    for version in survey.versions.exclude(published_at=None).order_by("-number"):
        told = {text_key(version.content)}
        if scale_for(version.content):
            told.add(SCORE)
        for question in questions_of(version.content):
            known = found.get(question["key"])
            if known is None and question["key"] not in told:
                found[question["key"]] = Asked(dict(question))
            elif known:
                _add_older(known.question, question)
    return list(found.values())


def _add_older(question, older):
    for name in ("options", "rows"):
        known = {one["key"] for one in question.get(name, [])}
        more = [one for one in older.get(name, []) if one["key"] not in known]
        if more:
            question[name] = [*question.get(name, []), *more]


def answers_of(survey, period):
    """What was answered to each in a period, one by one: for personal surveys only."""
    questions = questions_beside(survey)
    rows = not_hidden(Response.objects.counted().filter(survey=survey))
    rows = rows.filter(at__gte=period.since, at__lt=period.until).order_by("-at", "-pk")
    read = list(rows.values_list("pk", "values")[: MOST_READ + 1]) if questions else []
    for pk, values in read[:MOST_READ]:
        for one in questions:
            if (value := values.get(one.key)) not in (None, "", [], {}):
                one.note(pk, value)
    return Answers(questions, min(len(read), MOST_READ), len(read) > MOST_READ)


def sums_of(survey, *, language):
    """The same of answers that were promised to stay in sums, over all the time."""
    questions = questions_beside(survey)
    told = shown_many(survey, [one.question for one in questions], language=language)
    if told is None:
        return Answers(questions, too_many=True)
    for one in questions:
        found = told.get(one.key)
        if one.kind == "text":
            one.texts = [(None, text) for text in found]
        else:
            one.told = found
    return Answers(questions)
