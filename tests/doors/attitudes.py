"""The five attitudes, the reply check, its rules and what is counted."""

from augenhoehe.attitudes.actions.write_rule import write_rule
from augenhoehe.attitudes.models import HouseRule
from tests.doors.kinds import Thing, door

READ, CHANGE = "attitude read", "setting change"
OURS = {"rule": "k2-vague-time"}
RULE = {
    "title_de": "Unser Wort",
    "why_de": "Ein Vorgang ist bei uns die Akte.",
    "phrases": "Vorgang*",
    "bad": "Ihr Vorgang ist da.",
    "good": "Ihre Anfrage ist da.",
    "better": "Ihre Anfrage",
    "attitude": "A",
    "language": "de",
}

DOORS = {
    "attitudes:overview": door(READ),
    "attitudes:check": door(READ, "", "GET POST"),
    "attitudes:check_draft": door("concern act on", "ticket", "POST"),
    "attitudes:check_telling": door("complaint act on", "complaint", "POST"),
    "attitudes:check_understanding": door("clearing talk lead", "party of a talk", "POST"),
    "attitudes:choose_check": door(READ, "", "POST"),
    "attitudes:rules": door(READ),
    "attitudes:rule": door(READ, kwargs=OURS),
    "attitudes:rule_add": door(CHANGE, "", "GET POST", data=RULE),
    "attitudes:rule_try": door(CHANGE, "", "POST", data=RULE),
    "attitudes:rule_change": door(CHANGE, "rule of the house", "GET POST", data=RULE),
    "attitudes:rule_turn": door(CHANGE, "", "POST", kwargs=OURS),
    "attitudes:check_settings": door(CHANGE, "", "GET POST"),
    "attitudes:check_counts": door(READ),
}


def make_rule(cast):
    """A rule the house wrote."""
    return [Thing({"pk": write_rule(HouseRule(**RULE), by=cast.lead).pk})]


THINGS = {"rule of the house": make_rule}
