"""What follows when mails arrived."""

from augenhoehe.base.events import react
from augenhoehe.intake.actions.ask import ask_to_take_in
from augenhoehe.mail.events import ARRIVED


@react(ARRIVED, name="intake.take_in")
def take_in_soon(entry):
    """Let the worker take in what was stored."""
    ask_to_take_in()
