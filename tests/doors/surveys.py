"""Surveys and their answers."""

from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import make_contact, make_ticket
from tests.doors.kinds import Thing, door

DOORS = {
    "surveys:answer": door("public", "survey invitation", "GET POST"),
    "surveys:answer_thanks": door("public", "survey invitation"),
    "surveys:trap": door("public", "survey invitation"),
    "surveys:of_ticket": door("public", "solved concern", "GET POST"),
    "surveys:of_ticket_thanks": door("public", "solved concern"),
    "surveys:open_page": door("public", "open survey", "GET POST"),
    "surveys:open_page_thanks": door("public", "open survey"),
    "surveys:embedded": door("public", "open survey", "GET POST"),
    "surveys:embedded_thanks": door("public", "open survey"),
    "surveys:privacy": door("public", "open survey"),
}


def make_invitation(cast):
    """A survey invitation that was sent."""
    _invitation, token = invite(make_survey("nps"), contact=make_contact())
    return [Thing({"key": token})]


def make_solved(cast):
    """A concern that was solved, while a survey after solutions runs."""
    make_survey("csat")
    ticket = make_ticket(cast.technical, contact=make_contact())
    ticket.state, ticket.solved_at = State.SOLVED, ticket.opened_at
    ticket.save()
    return [Thing({"key": ticket.status_key})]


def make_open(cast):
    """A survey with a page for everybody, which a web site may embed."""
    survey = make_survey("nps", is_open=True, hosts="https://www.muster.example")
    return [Thing({"key": survey.public_key})]


THINGS = {
    "survey invitation": make_invitation,
    "solved concern": make_solved,
    "open survey": make_open,
}
