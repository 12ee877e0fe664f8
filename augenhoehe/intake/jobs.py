"""The worker's part of taking in."""

from augenhoehe.base.jobs import STOPPING, job
from augenhoehe.intake.actions.ask import ask_to_take_in
from augenhoehe.intake.taking import TURN, take_in_waiting
from augenhoehe.mail.actions.ask import ask_to_read
from augenhoehe.mail.queries import receiving_mailboxes


@job("intake.take_in", outward=True)
def take_in():
    """Take in a turn of stored mails, then let the mailboxes be told.

    It changes our database only, but in many small transactions instead of one long one.
    """
    count = take_in_waiting()
    if count == TURN and not STOPPING.is_set():
        ask_to_take_in()
    if count:
        for mailbox in receiving_mailboxes():
            ask_to_read(mailbox.pk)


@job("intake.catch_up")
def catch_up():
    """Take in what an earlier run left behind."""
    ask_to_take_in()
