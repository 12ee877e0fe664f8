"""Moments in a column, in whatever ways they are written, and which ways those are."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

TIME = r"(?:[ T,]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?)?"
ISO = re.compile(rf"(\d{{4}})-(\d\d?)-(\d\d?){TIME}(Z|[+-]\d\d:?\d\d)?")
DOTTED = re.compile(rf"(\d\d?)\.(\d\d?)\.(\d{{4}}|\d\d){TIME}")
SLASHED = re.compile(rf"(\d\d?)/(\d\d?)/(\d{{4}}|\d\d){TIME}")
YEARS = range(1990, 2100)
MOST_UNREAD = 200


@dataclass(frozen=True)
class Found:
    """How a column writes its moments.

    forms: {form: (how many, an example)}. order: "day" or "month" first in 3/4/2019, "" where no
    row tells, "both" where rows contradict each other. unread: the first rows without a moment.
    """

    forms: dict
    order: str
    unread: tuple

    @property
    def is_ambiguous(self):
        """Must a person say what 3/4/2019 means?"""
        return "slashed" in self.forms and self.order in ("", "both")


class Dates:
    """What the moments of a column look like, noted cell by cell."""

    def __init__(self):
        self.forms, self.examples, self.unread = Counter(), {}, []
        self.count, self.is_day, self.is_month = 0, False, False

    def note(self, cell):
        """One cell more."""
        form = form_of(cell)
        if form is None:
            if len(self.unread) < MOST_UNREAD:
                self.unread.append(self.count)
        else:
            self.forms[form] += 1
            self.examples.setdefault(form, cell)
        if form == "slashed":
            found = SLASHED.fullmatch(cell.strip())
            self.is_day = self.is_day or int(found[1]) > 12
            self.is_month = self.is_month or int(found[2]) > 12
        self.count += 1

    def found(self):
        """All that was noted."""
        known = {form: (many, self.examples[form]) for form, many in self.forms.most_common()}
        return Found(known, self._order(), tuple(self.unread))

    def _order(self):
        if self.is_day and self.is_month:
            return "both"
        return "day" if self.is_day else "month" if self.is_month else ""


def find_dates(cells):
    """Which forms stand in these cells."""
    dates = Dates()
    for cell in cells:
        dates.note(cell)
    return dates.found()


def form_of(cell):
    """excel, iso, dotted, slashed; None for everything else."""
    if isinstance(cell, datetime):
        return "excel"
    forms = (("iso", ISO), ("dotted", DOTTED), ("slashed", SLASHED))
    return next((name for name, pattern in forms if pattern.fullmatch(cell.strip())), None)


def read_moment(cell, *, order):
    """The moment, in the zone of the house where it names none; None if there is none."""
    if isinstance(cell, datetime):
        return _aware(cell) if cell.year in YEARS else None
    text = cell.strip()
    if found := ISO.fullmatch(text):
        return _moment((found[1], found[2], found[3]), found.groups()[3:7], found[8])
    if found := DOTTED.fullmatch(text):
        return _moment((found[3], found[2], found[1]), found.groups()[3:7])
    if found := SLASHED.fullmatch(text):
        day, month = (found[1], found[2]) if order == "day" else (found[2], found[1])
        return _moment((found[3], month, day), found.groups()[3:7])
    return None


def _moment(day, clock, zone=None):
    year, month, day = (int(part) for part in day)
    year += 2000 if year < 100 else 0
    hour, minute, second, half = clock
    try:
        moment = time(_hour(int(hour or 0), half), int(minute or 0), int(second or 0))
        naive = datetime.combine(date(year, month, day), moment)
        if zone:
            zone = "+00:00" if zone == "Z" else zone
            return datetime.fromisoformat(f"{naive.isoformat()}{zone}")
    except ValueError:
        return None
    return _aware(naive) if year in YEARS else None


def _hour(hour, half):
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"{hour} {half}")
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _aware(moment):
    return moment if moment.tzinfo else timezone.make_aware(moment)
