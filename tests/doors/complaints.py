"""Complaints."""

from augenhoehe.complaints.actions.close import withdraw_complaint
from augenhoehe.complaints.actions.conceal import conceal_complaint
from augenhoehe.complaints.actions.merge import merge_complaint
from augenhoehe.complaints.actions.regime import add_regime
from augenhoehe.complaints.actions.tell import acknowledge_complaint
from augenhoehe.complaints.facts import Telling
from augenhoehe.complaints.tests.cast import acknowledged, decided, make_complaint, told
from tests.doors.kinds import Thing, door
from tests.doors.tickets import tickets_of

READ, ACT = "complaint read", "complaint act on"
CHANGE = "complaint deadlines change"
TOLD = {"way": "phone", "text": "Am Telefon gesagt."}
OWN = "lead alice"

DOORS = {
    "complaints:list": door("complaint read"),
    "complaints:new": door("complaint open", "", "GET POST"),
    "complaints:dismiss": door("concern act on", "ticket", "POST"),
    "complaints:show": door(READ, "complaint"),
    "complaints:change": door(ACT, "complaint", "GET POST"),
    "complaints:tell": door(
        ACT, "complaint", "GET POST", kwargs={"kind": "acknowledged"}, data=TOLD
    ),
    "complaints:tell_draft": door(
        ACT, "complaint", "POST", kwargs={"kind": "acknowledged"}, data=TOLD
    ),
    "complaints:untell": door(ACT, "word", "POST"),
    "complaints:clarify": door(ACT, "acknowledged complaint", "POST"),
    "complaints:note": door(ACT, "complaint", "POST", data={"text": "Stecker gezogen"}),
    "complaints:assign": door(ACT, "complaint", "POST"),
    "complaints:close": door(ACT, "told complaint", "POST", data={"ending": "accepted"}),
    "complaints:withdraw": door(ACT, "complaint", "POST", data={"reason": "Erledigt"}),
    "complaints:reopen": door(ACT, "closed complaint", "POST", data={"reason": "Wieder"}),
    "complaints:conceal": door("complaint conceal", "concealed complaint", "POST"),
    "complaints:merge": door(ACT, "complaint", "POST", data={"into": "B999"}),
    "complaints:unmerge": door(ACT, "merged complaint", "POST"),
    "complaints:hand_over": door(ACT, "complaint", "POST"),
    "complaints:templates": door(CHANGE),
    "complaints:add_template": door(CHANGE, "", "POST", kwargs={"code": "financial"}),
    "complaints:regime_list": door("complaint deadlines see"),
    "complaints:regime_add": door(CHANGE, "", "GET POST"),
    "complaints:regime": door(CHANGE, "regime", "GET POST"),
    "complaints:regime_retire": door(CHANGE, "regime", "POST"),
    "complaints:regime_restore": door(CHANGE, "retired regime", "POST"),
}


def _complaints_of(cast, then=lambda complaint, cast: complaint):
    """As concerns are seen: a team's that all read, a confidential team's, one about Bob."""
    rows = []
    for ticket, seen, own in tickets_of(cast):
        made = then(make_complaint(ticket, by=cast.lead), cast)
        rows.append(Thing({"pk": made.pk}, seen=seen, own=own))
    return rows


def make_plain(cast):
    """Besides, one of an older register, without a concern, that all read."""
    made = make_complaint(by=cast.lead, team=cast.technical)
    own = Thing({"pk": made.pk}, seen="lead alice bob carol dora rita", own=OWN)
    return [*_complaints_of(cast), own]


def make_acknowledged(cast):
    return _complaints_of(cast, lambda one, cast: acknowledged(one, by=cast.lead))


def make_told(cast):
    return _complaints_of(cast, lambda one, cast: told(one, by=cast.lead))


def make_decided(cast):
    return _complaints_of(cast, lambda one, cast: decided(one))


def make_closed(cast):
    return _complaints_of(
        cast, lambda one, cast: withdraw_complaint(one, reason="Erledigt", by=cast.lead)
    )


def make_concealed(cast):
    """One that is about Bob, without a concern."""
    made = make_complaint(by=cast.lead, team=cast.technical)
    conceal_complaint(made, about=cast.bob, by=cast.lead)
    return [Thing({"pk": made.pk}, seen="lead")]


def make_merged(cast):
    """Both of them are of one's own team."""
    one, other = (make_complaint(by=cast.lead, team=cast.technical) for _n in range(2))
    merge_complaint(one, into=other, by=cast.lead)
    return [Thing({"pk": one.pk}, seen="lead alice bob carol dora rita", own=OWN)]


def make_word(cast):
    """A mail of Alice's that still waits; only she takes it back."""
    ticket, *_seen = tickets_of(cast)[0]
    made = make_complaint(ticket, by=cast.alice)
    telling = Telling(way="mail", text="Ist da.", to="mia@muster.example")
    word = acknowledge_complaint(made, telling=telling, by=cast.alice)
    return [Thing({"pk": word.pk}, seen="alice", own="alice")]


def make_regime(cast):
    made = add_regime({"name": "Streng"}, by=cast.lead)
    return [Thing({"pk": made.pk})]


def make_retired_regime(cast):
    made = add_regime({"name": "Alt", "retired_at": "2026-01-01T00:00:00Z"}, by=cast.lead)
    return [Thing({"pk": made.pk})]


THINGS = {
    "complaint": make_plain,
    "acknowledged complaint": make_acknowledged,
    "decided complaint": make_decided,
    "told complaint": make_told,
    "closed complaint": make_closed,
    "concealed complaint": make_concealed,
    "merged complaint": make_merged,
    "word": make_word,
    "regime": make_regime,
    "retired regime": make_retired_regime,
}
