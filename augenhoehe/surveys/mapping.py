"""Which column of a table answers which question, and what would become of its rows."""

import re
from dataclasses import dataclass, field

from augenhoehe.surveys.datefinding import form_of
from augenhoehe.surveys.questions import MOST_OPTIONS, SCORE, question_of, questions_of
from augenhoehe.surveys.rowreading import NEW, NUMBER, Line, Looking, Namer, kept_numbers

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# So many cells of a column tell what it is.
ENOUGH = 0.8
KEEPS = ("all", "first", "last")


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
    looking = Looking(table.head, mapping)
    for row in table.rows:
        looking.note(row)
    plan = looking.plan(content, order)
    taking = Taking(plan.content, dates=plan.dates, row_count=len(table.rows), fault=plan.fault)
    if not plan.fault:
        for number, row in enumerate(table.rows, start=2):
            read = plan.read(number, row)
            (taking.lines if isinstance(read, Line) else taking.problems).append(read)
        _keep(taking, keeps)
    return taking


def _keep(taking, keeps):
    """Of several rows of one person the first or the last; rows without a person all."""
    kept = kept_numbers(((line.who, line.at, line.number) for line in taking.lines), keeps)
    lines, name = [line for line in taking.lines if line.is_kept(kept)], Namer().name
    taking.doubled_count = len(taking.lines) - len(lines)
    for line in lines:
        name(line)
    taking.lines = lines


def settings_of(chosen):
    """What is asked of `take`; of two columns for one thing the first counts."""
    mapping, seen = {}, set()
    for position, target in sorted(chosen["columns"].items(), key=lambda pair: int(pair[0])):
        if target in NEW or target not in seen:
            mapping[int(position)] = target
            seen.add(target)
    return {"mapping": mapping, "order": chosen["order"], "keeps": chosen["keeps"]}
