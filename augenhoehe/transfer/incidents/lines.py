"""The lines of a log as events, grouped by concern, and what was not understood of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import getitem, itemgetter
from typing import NamedTuple

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.transfer.incidents.mapping import NEEDED
from augenhoehe.transfer.incidents.moments import reader

EXAMPLES = 20
LONGEST = 80
TOLD = 1000
STATE = 1
UNREADABLE = object()
# As `Event(...)`, without asking again for each line whether there are thirteen.
new_event = tuple.__new__


class Event(NamedTuple):
    """A line of the log, read."""

    at: object
    state: str
    opened_at: object
    solved_at: object
    closed_at: object
    moved_count: int
    reopened_count: int
    in_time: bool | None
    caller: str
    priority: int | None
    group: str
    topic: str
    subject: str


@dataclass
class Report:
    """What was not understood: how often each thing, and the first lines."""

    counts: Counter = field(default_factory=Counter)
    examples: list = field(default_factory=list)

    def note(self, what, line):
        """Count it; keep the first lines to be looked at."""
        self.counts[what] += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append({"line": line, "why": what})


def grouped(header, lines, mapping, report, tell=lambda count: None):
    """{number: [Event]} in the order of time; lines that cannot be read are in the report."""
    read, width = LineReader(header, mapping, report).read, len(header)
    found = defaultdict(list)
    for line, cells in enumerate(lines, start=2):
        if len(cells) < width:
            if cells:
                report.note(_("the line ends in the middle"), line)
            continue
        number, event = read(cells, line)
        if event is not None:
            found[number].append(event)
        if not line % TOLD:
            tell(TOLD)
    return {number: _in_order(events, report) for number, events in found.items()}


def _in_order(events, report):
    moments = [event.at for event in events]
    if moments == sorted(moments):
        return events
    report.counts[_("events were out of order and were sorted")] += 1
    return sorted(events, key=lambda event: event.at)


class Known(dict):
    """What each text of a column means, found out once: a log says few things often."""

    def __init__(self, meaning):
        super().__init__()
        self.meaning = meaning

    def __missing__(self, text):
        found = self.meaning(text)
        if found is not UNREADABLE:
            self[text] = found
        return found


class LineReader:
    """Reads one line after the other by a mapping; what it does not understand it reports."""

    def __init__(self, header, mapping, report):
        lacking = [mapping.columns[name] for name in NEEDED if mapping.columns[name] not in header]
        if lacking:
            sentence = _("The file has no column “%(name)s”. Its columns: %(known)s.")
            known = ", ".join(header)[:400]
            raise Problem(sentence % {"name": lacking[0], "known": known})
        self.mapping, self.report, self.is_in_doubt = mapping, report, False
        self.missing, self.moment = set(mapping.missing), reader(mapping.dates, mapping.tzinfo)
        self.true = {word.lower() for word in mapping.true}
        columns = mapping.columns | {"topic": mapping.topic}
        cells = [_cell(header, columns.get(n, ""), m) for n, m in self._meanings().items()]
        self.places, self.meanings = zip(*cells, strict=True)
        self.pick = itemgetter(*self.places)
        self.about = _picker([header.index(name) for name in mapping.subject if name in header])
        self.subjects = Known(self._subject)

    def read(self, cells, line):
        """(number, event) of a line; (None, None) for one that names no concern or no moment."""
        values = list(map(getitem, self.meanings, self.pick(cells)))
        if self.is_in_doubt:
            values = self._explained(values, cells, line)
        number = values.pop()
        if not number or values[0] is None:
            why = _("the moment of the event is missing") if number else _("the number is missing")
            self.report.note(why, line)
            return None, None
        values.append(self.subjects[self.about(cells)])
        return number, new_event(Event, values)

    def _meanings(self):
        """{our word: what a text of its column means}, in the order of an event; then its number.

        All columns of moments know together: what was opened then was often changed then.
        """
        moment = Known(self._moment)
        return {
            "at": moment,
            "state": self._one_of(self.mapping.states, ""),
            "opened_at": moment,
            "solved_at": moment,
            "closed_at": moment,
            "moved_count": self._count,
            "reopened_count": self._count,
            "in_time": self._yes,
            "caller": self._word(160),
            "priority": self._one_of(self.mapping.priorities, None),
            "group": self._word(120),
            "topic": self._word(120),
            "number": self._number,
        }

    def _plain(self, text):
        text = text.strip()
        return "" if text in self.missing else text

    def _word(self, longest):
        return lambda text: self._plain(text)[:longest]

    def _number(self, text):
        text = self._plain(text)
        return text if len(text) <= LONGEST else ""

    def _moment(self, text):
        text = self._plain(text)
        return (self.moment(text) or self._unreadable()) if text else None

    def _unreadable(self):
        """Said aside, since to look through the values of each line would take longer."""
        self.is_in_doubt = True
        return UNREADABLE

    def _count(self, text):
        text = self._plain(text)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0

    def _yes(self, text):
        text = self._plain(text)
        return text.lower() in self.true if text else None

    def _one_of(self, words, none):
        def meaning(text):
            text = self._plain(text)
            if not text:
                return none
            return words[text] if text in words else self._unreadable()

        return meaning

    def _subject(self, texts):
        return " · ".join(word for text in texts if (word := self._plain(text)))[:255]

    def _explained(self, values, cells, line):
        """The values without what was not understood, which is in the report."""
        self.is_in_doubt = False
        for at, place in enumerate(self.places):
            if values[at] is UNREADABLE:
                word = {"word": cells[place].strip()[:40]}
                self.report.note(_("“%(word)s” was not understood") % word, line)
                values[at] = "" if at == STATE else None
        return values


def _cell(header, column, meaning):
    """(place, what its texts mean); a column that is not there says nothing."""
    known = meaning if isinstance(meaning, Known) else Known(meaning)
    if column in header:
        return header.index(column), known
    return 0, Known(lambda _text: known.meaning(""))


def _picker(places):
    """A function: the cells of these places, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple([cells[place] for place in places])
