"""What the clockwork does with surveys."""

from augenhoehe.base.jobs import job
from augenhoehe.surveys.actions.ask_team import ask_teams
from augenhoehe.surveys.actions.invite import queue_people
from augenhoehe.surveys.actions.send import ask_due, remind_due, why_nothing_is_sent
from augenhoehe.surveys.actions.start import end_overdue
from augenhoehe.surveys.actions.withdraw import expire_invitations, withdraw_reopened
from augenhoehe.surveys.bringing_in import take_in, take_out
from augenhoehe.surveys.models import Audience, Survey
from augenhoehe.surveys.sampling import todays_sample


@job("surveys.ask")
def ask():
    """End what is over, and send what is due through the gate."""
    end_overdue(by="worker")
    withdraw_reopened(by="worker")
    ask_teams(by="worker")
    ask_due(by="worker")


@job("surveys.daily")
def daily():
    """Today's portion of the relation, reminders, and the end of what nobody answered."""
    expire_invitations()
    if why_nothing_is_sent():
        return
    running = Survey.objects.filter(state=Survey.State.RUNNING, audience=Audience.RELATION)
    for survey in running:
        queue_people(survey, todays_sample(survey))
    remind_due(by="worker")


@job("surveys.take_in", outward=True)
def take_file_in(batch_id):
    """Take a large file of responses in, portion by portion, each in a transaction of its own."""
    take_in(batch_id)


@job("surveys.take_out", outward=True)
def take_file_out(batch_id):
    """Take a large import back, portion by portion."""
    take_out(batch_id)
