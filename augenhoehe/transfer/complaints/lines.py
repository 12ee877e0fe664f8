"""The lines of a register as complaints, and what was not understood of them."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.keys import clean_line
from augenhoehe.transfer.complaints.mapping import NEEDED
from augenhoehe.transfer.incidents.lines import Known
from augenhoehe.transfer.incidents.moments import reader

LONGEST_KEY, LONGEST_WORD = 60, 80
MOMENTS = ("received_at", "acknowledged_at", "decided_at", "told_at", "closed_at", "last_at")
# The days of spreadsheets, counted from here, from 1954 to 2119.
FIRST_DAY, SERIALS = datetime(1899, 12, 30, tzinfo=UTC), re.compile(r"[2-7]\d{4}(\.\d+)?")
MONEY = re.compile(r"-?\d+(\.\d{1,2})?")


class Record(NamedTuple):
    """A line of the register, read."""

    key: str
    received_at: datetime
    acknowledged_at: datetime | None
    decided_at: datetime | None
    told_at: datetime | None
    closed_at: datetime | None
    is_open: bool
    channel: str
    outcome: str
    in_time: bool | None
    company: str
    product: str
    topic: str
    wrong: str
    wanted: str
    ours: str
    cause: str
    cents: int


class Register:
    """Reads a register line by line by a mapping; what it does not understand it reports.

    `refused`: lines that did not come in, because they are cut, name no number or no day, or repeat
    a number. `now`: what was received after it cannot be.
    """

    def __init__(self, header, mapping, report, *, now):
        lacking = [mapping.columns[name] for name in NEEDED if mapping.columns[name] not in header]
        if lacking:
            sentence = _("The file has no column “%(name)s”. Its columns: %(known)s.")
            known = ", ".join(header)[:400]
            raise Problem(sentence % {"name": lacking[0], "known": known})
        self.header, self.mapping, self.report, self.now = header, mapping, report, now
        self.refused, self.line, self.keys, self.shortest = 0, 0, set(), LONGEST_KEY
        self.places = {name: header.index(c) for name, c in mapping.columns.items() if c in header}
        self.heading, self.body = self._places(mapping.heading), self._places(mapping.body)
        self.missing, self.moment = set(mapping.missing), reader(mapping.dates, mapping.tzinfo)
        self.moments = Known(lambda text: self.moment(text) or _of_serial(text, mapping.tzinfo))
        truth = {word.lower(): True for word in mapping.true}
        self.truth = truth | {word.lower(): False for word in mapping.false}

    def _places(self, names):
        return [self.header.index(name) for name in names if name in self.header]

    @property
    def left_out(self):
        """The columns of the file that are not taken over."""
        names = self.mapping.names
        return [name for name in self.header if name and name not in names]

    def records(self, lines):
        """The complaints of the lines, one by one."""
        for line in lines:
            self.line = line.number
            why = self._why_broken(line)
            record = None if why or not any(line.cells) else self._record(line)
            if why:
                self._refuse(why)
            elif record:
                yield record

    def _why_broken(self, line):
        if not line.is_whole:
            return _("the file ends in the middle of a cell")
        if not any(line.cells):
            return ""
        if len(line.cells) < len(self.header):
            return _("the line ends in the middle")
        if any(line.cells[len(self.header) :]):
            return _("the line has more cells than there are columns")
        return ""

    def _refuse(self, why):
        self.refused += 1
        self.report.note(why, self.line)

    def _record(self, line):
        """The complaint of a whole line, or None for one that is refused."""
        key = self._plain(line.cells, "key")[: LONGEST_KEY + 1]
        at = {name: self._moment(line.cells, name) for name in MOMENTS}
        if why := self._why_refused(key, at["received_at"], line):
            self._refuse(why)
            return None
        self.keys.add(key)
        self.shortest = min(self.shortest, len(key))
        return self._told(key, at, line.cells)

    def _why_refused(self, key, received_at, line):
        if not key or len(key) > LONGEST_KEY:
            return _("the number is missing") if not key else _("the number is too long")
        if key in self.keys:
            return _("the number stands twice; the first line counts")
        if not line.has_end and self._may_be_cut(key):
            return _("the last line has no end and its number may be cut")
        if received_at is None:
            return _("the day it was received is missing")
        return _("it was received in the future") if received_at > self.now else ""

    def _may_be_cut(self, key):
        """A file without a last line break is whole or cut; a number that is too short is cut."""
        return self.places["key"] == len(self.header) - 1 and len(key) < self.shortest

    def _told(self, key, at, cells):
        outcome = self._plain(cells, "outcome")[:LONGEST_WORD]
        is_open = self._is_open(outcome, at)
        return Record(
            key,
            *(self._later(at, name) for name in MOMENTS[:4]),
            closed_at=None if is_open else self._closed_at(at),
            is_open=is_open,
            channel=self._one_of(self.mapping.channels, cells, "channel", Complaint.Channel.OTHER),
            outcome=outcome,
            in_time=self._truth(cells),
            company=clean_line(self._plain(cells, "company")),
            product=self._plain(cells, "product")[:120],
            topic=self._plain(cells, "topic")[:120],
            wrong=self._wrong(cells),
            wanted=self._plain(cells, "wanted"),
            ours=self._one_of(self.mapping.ours, cells, "ours", Complaint.Ours.OPEN),
            cause=self._one_of(self.mapping.causes, cells, "cause", ""),
            cents=self._cents(cells),
        )

    def _is_open(self, outcome, at):
        """By its outcome; without one, by whether the line says when it was closed."""
        return outcome in self.mapping.open if outcome else at["closed_at"] is None

    def _closed_at(self, at):
        """Where the register does not say when, the last moment it tells of."""
        told = self._later(at, "closed_at")
        return told or max(moment for moment in at.values() if moment)

    def _later(self, at, name):
        moment = at[name]
        if moment is None or moment >= at["received_at"]:
            return moment
        self.report.note(
            _("something was before it was received; that day was left out"), self.line
        )
        return None

    def _plain(self, cells, name):
        text = cells[self.places[name]].strip() if name in self.places else ""
        return "" if text in self.missing else text.replace("\0", "")

    def _moment(self, cells, name):
        text = self._plain(cells, name)
        moment = self.moments[text] if text else None
        if text and moment is None:
            self._wonder(text)
        return moment

    def _one_of(self, words, cells, name, usual):
        text = self._plain(cells, name)
        if not text:
            return usual
        found = words.get(text, words.get(text.lower()))
        if found is None:
            self._wonder(text)
        return found or usual

    def _truth(self, cells):
        text = self._plain(cells, "in_time")
        found = self.truth.get(text.lower())
        if text and found is None:
            self._wonder(text)
        return found

    def _cents(self, cells):
        text = self._plain(cells, "cost")
        if not text:
            return 0
        point = self.mapping.decimal
        plain = re.sub(r"[^\d,.-]", "", text).replace("." if point == "," else ",", "")
        plain = plain.replace(point, ".")
        if not MONEY.fullmatch(plain) or plain.startswith("-") or len(plain) > 10:
            self._wonder(text)
            return 0
        return round(float(plain) * 100)

    def _wrong(self, cells):
        """What it is about on the first line, then the words themselves."""
        head = " · ".join(dict.fromkeys(filter(None, self._texts(cells, self.heading))))
        return "\n\n".join(filter(None, [head, *self._texts(cells, self.body)])) or "–"

    def _texts(self, cells, places):
        texts = [cells[place].strip().replace("\0", "") for place in places]
        return ["" if text in self.missing else text for text in texts]

    def _wonder(self, text):
        self.report.note(_("“%(word)s” was not understood") % {"word": text[:40]}, self.line)


def _of_serial(text, zone):
    """The moment of a number that a spreadsheet shows as a day; None of any other text."""
    if not SERIALS.fullmatch(text):
        return None
    wall = FIRST_DAY + timedelta(seconds=round(float(text) * 86400))
    return wall.replace(tzinfo=zone).astimezone(UTC)
