"""What complaints say, and the yearly reports on them."""

from augenhoehe.complaints.actions.release_year import release_year
from augenhoehe.complaints.actions.write_year import write_year
from augenhoehe.complaints.year_facts import year_before
from tests.doors.kinds import Thing, door

WRITE = "complaint report write"

DOORS = {
    "complaints:evaluation": door("figure see"),
    "complaints:years": door("figure see"),
    "complaints:year": door(
        "figure see", "yearly report", "GET POST", change=WRITE, data={"words": "Neu"}, varies=True
    ),
    "complaints:release_year": door(WRITE, "draft of a year", "POST"),
    "complaints:take_back_year": door(WRITE, "released year", "POST"),
}


def make_draft(cast):
    report = write_year(year_before(), words="Der Versand.", by=cast.lead)
    return [Thing({"number": report.year}, seen="lead")]


def make_released(cast):
    report = write_year(year_before() - 1, words="Der Versand.", by=cast.lead)
    return [Thing({"number": release_year(report, by=cast.lead).year})]


def make_report(cast):
    """A draft, and one that was released."""
    return [*make_draft(cast), *make_released(cast)]


THINGS = {
    "yearly report": make_report,
    "draft of a year": make_draft,
    "released year": make_released,
}
