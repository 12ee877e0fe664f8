"""Ask the worker to take in what is stored."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue


@housekeeping("the ledger shows what waits")
def ask_to_take_in():
    """Ask for a turn of taking in; asked twice is asked once."""
    enqueue("intake.take_in", key="intake.take_in", lane="intake.take_in")
