"""The figures that are counted on answers to surveys: CSAT, NPS, effort, and how many answer."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.codes import code_of
from augenhoehe.base.indicators import Reading, figure, share_of
from augenhoehe.base.tallies import Watch, source
from augenhoehe.customers.models import Contact
from augenhoehe.evaluation import beside, marks, mood_figures
from augenhoehe.kernel.statistics import NpsCounts, nps, wilson
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Kind, Response, Survey
from augenhoehe.tickets.models import Ticket

__all__ = ["mood_figures"]
RESPONSES, INVITATIONS = "/evaluation/responses/", "/evaluation/invitations/"
SAYING = pgettext_lazy("group of figures", "What customers say")
LEFT_OUT = _(
    "Answers that were promised to stay in sums, answers of machines and those to concerns hidden "
    "from a colleague are left out."
)
SATISFIED, EASY, PROMOTER, DETRACTOR = 4, 6, 9, 6
_OF_SURVEY = {"survey": "survey_id", "channel": "channel"}
_OF_CONCERN = {
    "team": "team_id",
    "topic": "ticket__topic_id",
    "product": "ticket__product_id",
    "touchpoint": "ticket__touchpoint_id",
}
BY = (*_OF_CONCERN, "company", "channel", "survey")
IMPORTS = (events.IMPORTED.name, events.TAKEN_OUT.name)


def _scores(kind, parts):
    name = f"surveys.{kind}"
    imported = marks.answers_touched_by_import(partial(code_of, name))
    return source(
        name,
        records=marks.answered(kind),
        at="at",
        fields=("score", "channel", "invitation_id"),
        marks=marks.of_response,
        touched=marks.answers_touched,
        subject=Response,
        also=(
            Watch(Ticket, marks.answers_touched_by_tickets),
            Watch(Survey, imported, kinds=IMPORTS),
        ),
        parts=parts,
        hand="ticket__assignee_id",
        unkept={"company": "company_id"},
    )


SCORES = {
    Kind.CSAT: _scores(Kind.CSAT, _OF_SURVEY | _OF_CONCERN),
    Kind.CES: _scores(Kind.CES, _OF_SURVEY | _OF_CONCERN),
    Kind.NPS: _scores(Kind.NPS, _OF_SURVEY),
    Kind.OWN: _scores(Kind.OWN, {"survey": "survey_id"}),
}
ASKED = source(
    "surveys.invited",
    records=marks.asked,
    at="sent_at",
    fields=("state", "opened_at", "is_back", "response__score", "response__doubt"),
    marks=marks.of_invitation,
    touched=marks.asked_touched("response"),
    subject=Response,
    also=(
        Watch(Contact, marks.asked_touched("contact")),
        Watch(Ticket, marks.asked_touched("ticket")),
    ),
    parts={
        "survey": "survey_id",
        "topic": "ticket__topic_id",
        "product": "ticket__product_id",
        "touchpoint": "ticket__touchpoint_id",
    },
    unkept={"company": "company_id"},
)


def _at_least(lowest):
    """The share of scores from `lowest` on, with its Wilson interval."""

    def read(tally):
        spread = tally.times.get(marks.SCORE, {})
        hits = sum(often for score, often in spread.items() if score >= lowest)
        found = wilson(hits, sum(spread.values()))
        return Reading(found.value, found.n, found.low, found.high, hits=hits)

    return read


def points(tally):
    """The NPS with its interval; the spread is that of the scores."""
    spread = dict(tally.times.get(marks.SCORE, {}))
    promoters = sum(often for score, often in spread.items() if score >= PROMOTER)
    detractors = sum(often for score, often in spread.items() if score <= DETRACTOR)
    n = sum(spread.values())
    found = nps(NpsCounts(promoters, n - promoters - detractors, detractors))
    return Reading(found.value, found.n, found.low, found.high, spread=spread)


of_answers = partial(figure, records=RESPONSES, left_out=LEFT_OUT, good="up", group=SAYING)

of_answers(
    "csat",
    title=_("Satisfied after a solution (CSAT)"),
    definition=_("Share of the answers in the window that chose the two best of five points."),
    unit="share",
    source=SCORES[Kind.CSAT],
    formula=_at_least(SATISFIED),
    segments=BY,
    beside=beside.not_asked(Kind.CSAT),
    more=beside.surveys_of(Kind.CSAT),
)
of_answers(
    "nps",
    title=_("Recommendation (NPS)"),
    definition=_(
        "Share of 9 and 10 minus share of 0 to 6 among the answers in the window, in points."
    ),
    unit="points",
    is_work=False,
    source=SCORES[Kind.NPS],
    formula=points,
    segments=("company", "channel", "survey"),
    beside=beside.not_asked(Kind.NPS),
    more=beside.surveys_of(Kind.NPS),
)
of_answers(
    "ces",
    title=_("It was easy (CES)"),
    definition=_("Share of the answers in the window that chose 6 or 7 of seven points."),
    unit="share",
    source=SCORES[Kind.CES],
    formula=_at_least(EASY),
    segments=BY,
    beside=beside.not_asked(Kind.CES),
    more=beside.surveys_of(Kind.CES),
)
figure(
    "response_rate",
    title=_("Response rate"),
    definition=_("Share of the survey mails sent in the window that were answered."),
    unit="share",
    records=INVITATIONS,
    left_out=_(
        "Answers without a mail (status page, telephone, QR code), surveys that promise to stay in "
        "sums and concerns hidden from a colleague are left out."
    ),
    is_work=False,
    good="up",
    group=SAYING,
    source=ASKED,
    formula=share_of("answered"),
    segments=("topic", "product", "touchpoint", "company", "survey"),
    beside=beside.not_asked(),
    more=beside.surveys_of(),
)
