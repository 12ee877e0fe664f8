"""Working days of a month, without weekends and public holidays."""

from datetime import timedelta

from augenhoehe.servicelevels.public_holidays import public_holidays

SATURDAY = 5


def working_day(month, number, *, state):
    """The `number`th working day of a month (its first day); the last one, if it has fewer."""
    free = public_holidays(state, month.year)
    day, last, count = month, month, 0
    while day.month == month.month and count < number:
        if day.weekday() < SATURDAY and day not in free:
            last, count = day, count + 1
        day += timedelta(days=1)
    return last
