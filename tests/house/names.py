"""Names that are stored or looked up are unique, and say whose they are."""

import ast
from zlib import crc32

from tests.house.rule import called, decorators, first_text, rule

NAMED = {"job": "jobs", "react": "reactions", "need": "needs", "command": "commands"}


def kinds_of(house):
    """(file, line, name) of each kind of event that is declared."""
    for file in house.of_furniture("events"):
        for node in file.nodes:
            if isinstance(node, ast.Call) and called(node) == "kind" and first_text(node):
                yield file, node.lineno, first_text(node)


def offers_of(house, word):
    """(file, line, name) of each function marked @job("…"), @need("…"), @react(…, name="…")."""
    for file in house.code:
        for function in file.functions:
            for mark in function.decorator_list:
                if isinstance(mark, ast.Call) and called(mark) == word:
                    named = [k.value for k in mark.keywords if k.arg == "name"]
                    text = getattr(named[0], "value", "") if named else first_text(mark)
                    yield file, mark.lineno, str(text)


def _twice(found):
    known = {}
    for file, line, name in found:
        if name in known:
            yield file, line, f"{name} is also declared in {known[name]}"
        known.setdefault(name, file.path)


@rule("give the kind another name")
def kinds_are_unique(house):
    yield from _twice(kinds_of(house))
    known = {}
    for file, line, name in kinds_of(house):
        code = crc32(name.encode()) & 0x7FFFFFFF
        if known.setdefault(code, name) != name:
            yield file, line, f"{name} has the code of {known[code]}"


@rule("declare kinds in the events.py of their room")
def kinds_stand_in_events(house):
    for file in house.code:
        is_base = file.room == "base"
        for node in file.nodes:
            is_kind = isinstance(node, ast.Call) and ast.unparse(node.func) == "kind"
            if is_kind and first_text(node) and file.furniture != "events" and not is_base:
                yield file, node.lineno, f"{first_text(node)} stands outside of events.py"


@rule("give the job, the reaction, the need or the command another name")
def offers_are_unique(house):
    for word in NAMED:
        yield from _twice(offers_of(house, word))


@rule("begin with the room: mail.send, surveys.ask, handover.waiting")
def offers_stand_where_they_are_looked_for(house):
    for word, furniture in NAMED.items():
        for file, line, name in offers_of(house, word):
            if file.furniture != furniture and file.room != "base":
                yield file, line, f"@{word}({name}) stands outside of {furniture}.py"
            elif word == "job" and name.partition(".")[0] != file.room:
                yield file, line, f"the job {name} belongs to {file.room}"


@rule("ask for jobs by a name that is registered")
def every_asked_job_exists(house):
    jobs = {name for _, _, name in offers_of(house, "job")}
    for file in house.code:
        for node in file.nodes:
            if isinstance(node, ast.Call) and called(node) in ("enqueue", "Clockwork"):
                name = first_text(node)
                if name and name not in jobs:
                    yield file, node.lineno, f"there is no job {name}"


@rule("give one of the two panels another name or put them into one")
def panels_are_unique(house):
    found = (
        (file, node.lineno, f"{file.module}.{node.name}")
        for file in house.code
        for node in file.functions
        if "panel" in decorators(node)
    )
    yield from _twice(found)
