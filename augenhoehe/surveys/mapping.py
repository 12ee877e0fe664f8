"""Which column of a table answers which question, and what becomes of its rows."""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps

from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.datefinding import find_dates, form_of, read_moment
from augenhoehe.surveys.question_forms import fresh_key
from augenhoehe.surveys.questions import (
    LONGEST_TEXT,
    MOST_OPTIONS,
    POINTED,
    SCORE,
    question_of,
    questions_of,
    scale_of,
    text_key,
)

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NUMBER = re.compile(r"\d{1,2}")
NEW = ("new_text", "new_choice", "new_scale")
# So many cells of a column tell what it is.
ENOUGH = 0.8
KEEPS = ("all", "first", "last")


@dataclass
class Line:
    """A row that can be taken in: its number in the file, when, who, what."""

    number: int
    at: object
    who: str
    given: Given
    identity: str = ""


@dataclass
class Taking:
    """What an import would do: lines, what is wrong with others, how moments are written."""

    content: dict
    lines: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    dates: object = None
    row_count: int = 0
    doubled_count: int = 0
    fault: str = ""


def guess(table, content):
    """{column position: target} as far as names and cells tell."""
    titles = {}
    for one in questions_of(content):
        for name in (one["key"], one.get("title_de"), one.get("title_en")):
            titles.setdefault((name or "").strip().lower(), one["key"])
    found, taken = {}, set()
    for position, name in enumerate(table.head):
        cells = [row[position] for row in table.rows if row[position] != ""]
        target = titles.get(name.lower()) or _guess_by_cells(cells, content, taken)
        if target and (target in NEW or target not in taken):
            found[position] = target
            taken.add(target)
    return found


def _guess_by_cells(cells, content, taken):
    if not cells:
        return ""
    enough = ENOUGH * len(cells)
    if "at" not in taken and sum(form_of(cell) is not None for cell in cells) >= enough:
        return "at"
    texts = [str(cell) for cell in cells]
    if "who" not in taken and sum(bool(EMAIL.fullmatch(text)) for text in texts) >= enough:
        return "who"
    if sum(bool(NUMBER.fullmatch(text)) and int(text) <= 10 for text in texts) >= enough:
        return SCORE if SCORE not in taken and question_of(content, SCORE) else "new_scale"
    few = len(set(texts)) <= min(MOST_OPTIONS, len(texts) / 3)
    return "new_choice" if few and max(map(len, texts)) <= 80 else "new_text"


def take(table, *, content, mapping, order="", keeps="all"):
    """A Taking: nothing is written; `mapping` {position: target} names one column of moments."""
    targets = {target: position for position, target in mapping.items()}
    dates = [row[targets["at"]] for row in table.rows] if "at" in targets else []
    found = find_dates(dates)
    content, columns = _with_new(table, content, mapping)
    taking = Taking(content, dates=found, row_count=len(table.rows))
    if "at" not in targets:
        taking.fault = "no_moment"
    elif not columns:
        taking.fault = "no_answer"
    elif found.is_ambiguous and not order:
        taking.fault = "ambiguous"
    if not taking.fault:
        _read_lines(taking, table, (targets, columns), order or found.order)
        _keep(taking, keeps)
        _name(taking.lines)
    return taking


def _with_new(table, content, mapping):
    """(content with new questions, [(position, question)])."""
    content, columns = deepcopy(content), []
    for position, target in sorted(mapping.items()):
        if target in ("at", "who", ""):
            continue
        question = question_of(content, target)
        if target in NEW:
            question = _new_question(table, position, target, content)
            content["questions"] = [*questions_of(content), question]
        if question is not None:
            columns.append((position, question))
    return content, columns


def _new_question(table, position, target, content):
    kind = target.removeprefix("new_")
    name = table.head[position][:300]
    question = {"key": fresh_key(content, "text"), "kind": kind, "title_de": name, "title_en": ""}
    cells = [str(row[position]) for row in table.rows if row[position] != ""]
    if kind == "choice":
        words = list(dict.fromkeys(cells))[:MOST_OPTIONS]
        question["options"] = [{"key": str(n), "de": w} for n, w in enumerate(words, start=1)]
    if kind == "scale":
        numbers = [int(cell) for cell in cells if NUMBER.fullmatch(cell)]
        least, most = min(numbers, default=1), max(numbers, default=5)
        question |= {"min": 0 if least == 0 or most > 7 else 1, "max": 10 if most > 7 else 7}
        question["max"] = 5 if most <= 5 and least > 0 else question["max"]
    return question


def _read_lines(taking, table, places, order):
    targets, columns = places
    main = text_key(taking.content)
    for number, row in enumerate(table.rows, start=2):
        cell = row[targets["at"]]
        at = read_moment(cell, order=order)
        if at is None:
            taking.problems.append((number, "no_date", str(cell)))
            continue
        given = Given(main_text=main)
        for position, question in columns:
            _read_cell(question, str(row[position]), given)
        if given.errors:
            key = next(iter(given.errors))
            taking.problems.append((number, "off_scale", given.errors[key]))
        elif not given.answers:
            taking.problems.append((number, "nothing", ""))
        else:
            who = str(row[targets["who"]]).lower() if "who" in targets else ""
            taking.lines.append(Line(number, at, who, given))


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


def _keep(taking, keeps):
    """Of several rows of one person the first or the last; rows without a person all."""
    if keeps == "all":
        return
    chosen = {}
    for line in sorted(taking.lines, key=lambda line: (line.at, line.number)):
        key = line.who or f"row {line.number}"
        if keeps == "last" or key not in chosen:
            chosen[key] = line
    kept = sorted(chosen.values(), key=lambda line: line.number)
    taking.doubled_count = len(taking.lines) - len(kept)
    taking.lines = kept


def _name(lines):
    """The same row of the same file is the same response, however often it is handed in."""
    seen = {}
    for line in lines:
        words = dumps([line.at.isoformat(), line.who, line.given.answers], sort_keys=True)
        seen[words] = seen.get(words, 0) + 1
        line.identity = sha256(f"{words}|{seen[words]}".encode()).hexdigest()[:48]
