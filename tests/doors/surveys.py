"""Surveys and their answers."""

from io import BytesIO

from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.actions.bring_in import lay_down
from augenhoehe.surveys.actions.call_back import open_call_back
from augenhoehe.surveys.actions.save import create_survey
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import make_contact, make_ticket
from tests.doors.kinds import Thing, door

READERS = "lead alice bob carol dora rita"

DOORS = {
    "surveys:list": door("survey see"),
    "surveys:add": door("survey change", "", "GET POST"),
    "surveys:show": door("survey see", "survey"),
    "surveys:change": door("survey change", "survey", "GET POST"),
    "surveys:start": door("survey change", "draft survey", "GET POST"),
    "surveys:end": door("survey change", "survey", "POST"),
    "surveys:words": door("survey change", "survey", "GET POST"),
    "surveys:publish": door("survey change", "draft survey", "POST"),
    "surveys:drop": door("survey change", "survey", "POST"),
    "surveys:question_add": door("survey change", "survey", "GET POST"),
    "surveys:question_change": door("survey change", "survey", "GET POST", kwargs={"key": "score"}),
    "surveys:question_move": door("survey change", "survey", "POST", kwargs={"key": "why"}),
    "surveys:preview": door("survey see", "survey"),
    "surveys:preview_page": door("survey see", "survey", "GET POST"),
    "surveys:qr": door("survey see", "survey"),
    "surveys:poster": door("survey see", "survey"),
    "surveys:phone": door("response enter", "survey", "GET POST"),
    "surveys:pulse": door("survey answer as the team", "pulse", "GET POST"),
    "surveys:import": door("response import or export", "survey", "GET POST"),
    "surveys:import_check": door("response import or export", "import of responses", "GET POST"),
    "surveys:import_undo": door("response import or export", "import of responses", "POST"),
    "surveys:import_stop": door("response import or export", "import of responses", "POST"),
    "surveys:import_go_on": door(
        "response import or export", "import of responses", "POST", varies=True
    ),
    "surveys:export": door("response import or export", "survey"),
    "surveys:code_book": door("response import or export", "survey"),
    "surveys:asked": door("invitation see", "survey"),
    "surveys:people": door("survey change", "survey", "GET POST"),
    "surveys:rules": door("survey change", "", "GET POST"),
    "surveys:what_if": door("survey change"),
    "surveys:why": door("invitation see", "known contact"),
    "surveys:call_backs": door("response read"),
    "surveys:call_back": door("response read", "call-back"),
    "surveys:call_back_tried": door("response enter", "call-back", "POST"),
    "surveys:call_back_ended": door("response enter", "call-back", "POST", varies=True),
    "surveys:call_back_again": door("response enter", "call-back", "POST", varies=True),
    "surveys:call_back_given": door("response enter", "call-back", "POST", varies=True),
    "surveys:response": door("response read", "response"),
    "surveys:answer": door("public", "survey invitation", "GET POST"),
    "surveys:answer_thanks": door("public", "survey invitation"),
    "surveys:stop": door("public", "survey invitation", "GET POST"),
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


def make_running(cast):
    """A survey that runs, with a page for everybody."""
    return [Thing({"pk": make_survey("nps", is_open=True).pk})]


def make_draft(cast):
    """A survey that has not been started."""
    fields = {"kind": "nps", "title_de": "NPS", "promise": "personal", "audience": "list"}
    return [Thing({"pk": create_survey(fields, by=cast.lead).pk})]


def make_pulse(cast):
    """A running pulse of the team."""
    return [Thing({"pk": make_survey("pulse", promise="anonymous").pk})]


def make_response(cast):
    """A personal response, and a confidential one that nobody sees alone."""
    found = []
    for promise, seen in (("personal", READERS), ("confidential", "")):
        invitation, token = invite(
            make_survey("nps", promise=promise), contact=make_contact(promise)
        )
        given = Given({"score": 3})
        pk = answer_survey(by_token(token), given=given, by="customer").pk
        found.append(Thing({"pk": pk}, seen=seen))
    return found


def make_batch(cast):
    """A file with responses that was handed in."""
    file = BytesIO(b"when;score\n2026-03-02;9\n")
    batch = lay_down(make_survey("nps"), name="a.csv", file=file, by=cast.lead)
    return [Thing({"pk": batch.pk}, seen="lead")]


def make_known(cast):
    """A contact."""
    return [Thing({"pk": make_contact("Kim Kunz", email="kim@kunz.example").pk}, seen=READERS)]


def make_call_back(cast):
    """A call-back after a critical response."""
    _invitation, token = invite(make_survey("nps"), contact=make_contact("Nora"))
    response = answer_survey(by_token(token), given=Given({"score": 1}), by="customer")
    return [Thing({"pk": open_call_back(response, by="system").pk}, seen=READERS)]


THINGS = {
    "known contact": make_known,
    "call-back": make_call_back,
    "import of responses": make_batch,
    "survey": make_running,
    "draft survey": make_draft,
    "pulse": make_pulse,
    "response": make_response,
    "survey invitation": make_invitation,
    "solved concern": make_solved,
    "open survey": make_open,
}
