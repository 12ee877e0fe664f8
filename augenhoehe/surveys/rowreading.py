"""Rows of a table become responses: first all are looked at, then read one after the other."""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps

from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.datefinding import Dates, read_moment
from augenhoehe.surveys.question_forms import fresh_key
from augenhoehe.surveys.questions import (
    LONGEST_TEXT,
    MOST_OPTIONS,
    POINTED,
    question_of,
    questions_of,
    scale_of,
    text_key,
)

NUMBER = re.compile(r"\d{1,2}")
NEW = ("new_text", "new_choice", "new_scale")


@dataclass
class Line:
    """A row that can be taken in: its number in the file, when, who, what."""

    number: int
    at: object
    who: str
    given: Given
    identity: str = ""

    def is_kept(self, kept):
        """Is it the one of this person? `kept`: {who: number}, or None for all."""
        return kept is None or not self.who or kept[self.who] == self.number


@dataclass
class Heard:
    """What the cells of a column say: its words in the order they came, its numbers' ends."""

    words: dict = field(default_factory=dict)
    least: int | None = None
    most: int | None = None

    def note(self, cell):
        """One cell more."""
        if cell == "":
            return
        text = str(cell)
        if len(self.words) < MOST_OPTIONS:
            self.words.setdefault(text)
        if NUMBER.fullmatch(text):
            number = int(text)
            self.least = number if self.least is None else min(self.least, number)
            self.most = number if self.most is None else max(self.most, number)


class Looking:
    """What all rows together say: how moments are written, what new questions offer."""

    def __init__(self, head, mapping):
        self.head, self.mapping, self.dates = head, mapping, Dates()
        self.targets = {target: position for position, target in mapping.items()}
        new = [position for position, target in mapping.items() if target in NEW]
        self.heard = {position: Heard() for position in new}

    def note(self, row):
        """One row more."""
        if "at" in self.targets:
            self.dates.note(row[self.targets["at"]])
        for position, heard in self.heard.items():
            heard.note(row[position])

    def plan(self, content, order):
        """How the rows are read; `order` is what a person said of 3/4/2019."""
        found, (content, columns) = self.dates.found(), self._with_new(content)
        plan = Plan(content, self.targets, columns, found, order or found.order)
        if "at" not in self.targets:
            plan.fault = "no_moment"
        elif not columns:
            plan.fault = "no_answer"
        elif found.is_ambiguous and not order:
            plan.fault = "ambiguous"
        return plan

    def _with_new(self, content):
        """(content with new questions, [(position, question)])."""
        content, columns = deepcopy(content), []
        for position, target in sorted(self.mapping.items()):
            if target in ("at", "who", ""):
                continue
            question = question_of(content, target)
            if target in NEW:
                question = self._new_question(position, target, content)
                content["questions"] = [*questions_of(content), question]
            if question is not None:
                columns.append((position, question))
        return content, columns

    def _new_question(self, position, target, content):
        kind, name = target.removeprefix("new_"), self.head[position][:300]
        question = {"key": fresh_key(content, "text"), "kind": kind}
        question |= {"title_de": name, "title_en": ""}
        heard = self.heard[position]
        if kind == "choice":
            words = enumerate(heard.words, start=1)
            question["options"] = [{"key": str(n), "de": word} for n, word in words]
        if kind == "scale":
            least = 1 if heard.least is None else heard.least
            most = 5 if heard.most is None else heard.most
            question |= {"min": 0 if least == 0 or most > 7 else 1, "max": 10 if most > 7 else 7}
            question["max"] = 5 if most <= 5 and least > 0 else question["max"]
        return question


@dataclass
class Plan:
    """How rows are read: questions, places of targets, questions by place, moments."""

    content: dict
    targets: dict
    columns: list
    dates: object
    order: str
    fault: str = ""

    def __post_init__(self):
        self.main = text_key(self.content)

    def settled_columns(self):
        """{position: target}, with the questions that became of columns instead of new ones."""
        asked = {str(position): question["key"] for position, question in self.columns}
        named = {one: self.targets[one] for one in ("at", "who") if one in self.targets}
        return asked | {str(position): target for target, position in named.items()}

    def read(self, number, row):
        """A Line, or (number, code, cell) of what is wrong with the row."""
        cell = row[self.targets["at"]]
        at = read_moment(cell, order=self.order)
        if at is None:
            return number, "no_date", str(cell)[:80]
        given = Given(main_text=self.main)
        for position, question in self.columns:
            _read_cell(question, str(row[position]), given)
        if given.errors:
            return number, "off_scale", next(iter(given.errors.values()))
        if not given.answers:
            return number, "nothing", ""
        who = str(row[self.targets["who"]]).lower() if "who" in self.targets else ""
        return Line(number, at, who, given)


def _read_cell(question, cell, given):
    if cell == "":
        return
    value = READERS.get("points" if question["kind"] in POINTED else question["kind"])(
        question, cell
    )
    if value in (None, []):
        given.errors[question["key"]] = cell[:80]
    else:
        given.answers[question["key"]] = value


def _points(question, cell):
    low, high = scale_of(question)
    named = _by_words(question, cell)
    text = named or cell.removesuffix(".0")
    ok = text.isascii() and text.isdigit() and len(text) < 4 and low <= int(text) <= high
    return int(text) if ok else None


def _by_words(question, cell):
    """The key of the option with these words, in either language."""
    wanted = cell.strip().lower()
    for option in question.get("options", []):
        if wanted in (option["key"], option["de"].lower(), option.get("en", "").lower()):
            return option["key"]
    return None


def _several(question, cell):
    found = [_by_words(question, part) for part in re.split(r"[;,|]", cell) if part.strip()]
    return None if None in found else found


READERS = {
    "points": _points,
    "choice": _by_words,
    "several": _several,
    "text": lambda question, cell: cell[:LONGEST_TEXT],
    "matrix": lambda question, cell: None,
}


def kept_numbers(lines, keeps):
    """{who: number of the first or last row}; None where all are kept. lines: (who, at, number)."""
    if keeps == "all":
        return None
    better, chosen = (min if keeps == "first" else max), {}
    for who, at, number in lines:
        if who:
            chosen[who] = better(chosen.get(who, (at, number)), (at, number))
    return {who: number for who, (_at, number) in chosen.items()}


class Namer:
    """The same row of the same file is the same response, however often it is handed in."""

    def __init__(self):
        self.once, self.again = set(), {}

    def name(self, line):
        """Give the line its name, by what it says and how often that was said before."""
        words = dumps([line.at.isoformat(), line.who, line.given.answers], sort_keys=True)
        short, count = int.from_bytes(sha256(words.encode()).digest()[:8]), 1
        if short in self.once:
            count = self.again[words] = self.again.get(words, 1) + 1
        self.once.add(short)
        line.identity = sha256(f"{words}|{count}".encode()).hexdigest()[:48]
