"""My day, who is here, figures, the journal, the monthly page, team rounds."""

from datetime import date

from django.utils import timezone

from augenhoehe.dashboards.actions.decide import Said, decide
from augenhoehe.dashboards.actions.hold_round import begin_round
from augenhoehe.dashboards.monthly import last_month
from augenhoehe.dashboards.tests.cast import drafted, link_to, released
from augenhoehe.indicators.actions.agree import agree_on_team
from tests.doors.kinds import Thing, door

DOORS = {
    "dashboards:my_day": door("signed in"),
    "dashboards:counts": door("signed in"),
    "dashboards:lay": door("signed in", "", "POST", data={"key": "none"}, varies=True),
    "dashboards:take_up": door("signed in", "", "POST"),
    "dashboards:present": door("concern read"),
    "dashboards:figures": door("figure see"),
    "dashboards:figure": door("figure see", "figure"),
    "dashboards:target": door("figure set a target", "figure", "POST"),
    "dashboards:agreements": door("figure see", change="setting change"),
    "dashboards:end": door("setting change", "agreement", "POST"),
    "dashboards:months": door("monthly page see"),
    "dashboards:month_sending": door("monthly page write", "", "GET POST"),
    "dashboards:month": door("monthly page see", "released or draft", change="monthly page write"),
    "dashboards:month_release": door("monthly page write", "month draft", "POST", varies=True),
    "dashboards:month_take_back": door("monthly page write", "month", "POST"),
    "dashboards:ask": door("monthly page write", "month draft", "POST", varies=True),
    "dashboards:question": door("monthly page write", "question to the boss", "GET POST"),
    "dashboards:decide": door("decision make", "decision", "POST", data={"answer": "yes"}),
    "dashboards:act": door("monthly page write", "made decision", "POST"),
    "dashboards:reopen_decision": door("monthly page write", "made decision", "POST"),
    "dashboards:by_link": door("public", "decision link", "GET POST"),
    "dashboards:rounds": door("team round hold"),
    "dashboards:round_begin": door("team round hold", "", "POST"),
    "dashboards:round": door("team round hold", "round", "GET POST"),
    "dashboards:round_decide": door("team round hold", "round", "POST"),
    "dashboards:round_end": door("team round hold", "round", "POST"),
    "dashboards:round_go_on": door("team round hold", "round", "POST"),
    "dashboards:journal": door("journal see"),
    "dashboards:inspect": door("journal inspect a person", "", "POST", varies=True),
}

TERMS = {"agreed_by": "Works council", "agreed_on": date(2026, 1, 5), "purpose": "Rota"}


def make_figure(cast):
    """A figure, known to everybody."""
    return [Thing({"name": "response.in_time"})]


def make_agreement(cast):
    """A works agreement, which everybody may read."""
    return [Thing({"pk": agree_on_team(cast.technical, terms=TERMS, by=cast.lead).pk})]


READERS, ROUND = "lead boss", "lead alice bob carol dora rita"


def make_month(cast):
    """A released page, for the lead and the boss."""
    page = released(cast)
    return [Thing({"month": f"{page.month:%Y-%m}"}, seen=READERS)]


def make_months(cast):
    """A released page, and the draft of the month after."""
    page = released(cast, month=last_month(last_month(timezone.localdate())))
    return [Thing({"month": f"{page.month:%Y-%m}"}, seen=READERS), *make_draft(cast)]


def make_draft(cast):
    """A draft, for the lead only."""
    page = drafted(cast).page
    return [Thing({"month": f"{page.month:%Y-%m}"}, seen="lead")]


def make_question(cast):
    """A question on a draft."""
    return [Thing({"pk": drafted(cast).pk}, seen="lead")]


def make_decision(cast):
    """A question on a released page."""
    return [Thing({"pk": released(cast).decisions.get().pk}, seen=READERS)]


def make_made(cast):
    """A decision the boss has made."""
    made = decide(released(cast).decisions.get(), said=Said("yes"), by=cast.boss)
    return [Thing({"pk": made.pk}, seen=READERS)]


def make_link(cast):
    """The link to a decision in a mail."""
    return [Thing({"key": link_to(released(cast).decisions.get(), user=cast.boss)})]


def make_round(cast):
    """A team round that goes on."""
    return [Thing({"pk": begin_round(timezone.localdate(), by=cast.alice).pk}, seen=ROUND)]


THINGS = {
    "figure": make_figure,
    "agreement": make_agreement,
    "month": make_month,
    "released or draft": make_months,
    "month draft": make_draft,
    "question to the boss": make_question,
    "decision": make_decision,
    "made decision": make_made,
    "decision link": make_link,
    "round": make_round,
}
