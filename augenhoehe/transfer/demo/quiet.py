"""Lines that two people shared out of their quiet hours. Private notes are in no demo."""

from augenhoehe.quiet.models import SharedLine
from augenhoehe.transfer.demo.measures import Calendar
from augenhoehe.transfer.demo.texts import load


def add_lines(world):
    """Two shared lines, read by everybody."""
    calendar = Calendar(world)
    for row in load("extras")["lines"]:
        world.book.add(
            SharedLine(
                owner=world.house.people[row["by"]],
                text=world.house.told(row["text"]),
                audience=row["audience"],
                shared_at=calendar.ago(row["days"], 16),
            )
        )
