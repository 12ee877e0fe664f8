"""Actions: who did it, in one transaction, said in a sentence, held by a test."""

import ast
import re
from functools import lru_cache

from tests.house.rule import decorators, rule

MARKS = {"action", "housekeeping"}
REASON = 15
OUTSIDE = {"views", "api", "forms", "panels", "needs", "queries", "jobs", "reactions", "commands"}


def actions_of(house, marks=MARKS):
    """(file, function) of each @action and @housekeeping of the house."""
    for file in house.code:
        for node in file.functions:
            if marks & decorators(node):
                yield file, node


@rule("mark it @action or @housekeeping, or let only other actions use it")
def what_acts_is_an_action(house):
    used = _used_outside(house)
    for file in house.of_furniture("actions"):
        for node in file.tree.body:
            is_plain = isinstance(node, ast.FunctionDef) and not MARKS & decorators(node)
            if is_plain and _writes(node) and f"{file.module}.{node.name}" in used:
                yield file, node.lineno, f"{node.name} writes, is used outside, and is no action"


def _writes(node):
    names = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    return bool(names & {"save", "create", "bulk_create", "delete", "update_or_create", "update"})


@lru_cache(maxsize=4)
def _used_outside(house):
    """Full names that doors and declarations import; the journal's pen is everybody's."""
    files = [f for f in house.code if f.furniture in OUTSIDE]
    return {full for file in files for full in file.imports.values()}


@rule("put it into actions/<verb>.py of its room; what privacy erases may stand in personal.py")
def actions_stand_in_actions(house):
    for file, node in actions_of(house):
        if file.furniture not in ("actions", "personal") and file.room != "base":
            yield file, node.lineno, f"{node.name} stands outside of actions/"


@rule("take `by` as a keyword and hand it to record()")
def every_action_takes_by(house):
    for file, node in actions_of(house, {"action"}):
        if "by" not in {argument.arg for argument in node.args.kwonlyargs}:
            yield file, node.lineno, f"{node.name} has no keyword `by`"


@rule("the thing comes first, all else is named: def close_ticket(ticket, *, solution, by)")
def actions_take_one_thing_and_keywords(house):
    for file, node in actions_of(house, {"action"}):
        if len(node.args.posonlyargs) + len(node.args.args) > 1 and node.name[0] != "_":
            yield file, node.lineno, f"{node.name} takes more than one thing by its place"


@rule("say why nobody will ever ask who did it")
def housekeeping_says_why(house):
    for file, node in actions_of(house, {"housekeeping"}):
        for mark in node.decorator_list:
            if "housekeeping" in ast.unparse(mark) and not _says_why(mark, file):
                yield file, node.lineno, f"{node.name} is housekeeping without a reason"


def _says_why(mark, file):
    if not isinstance(mark, ast.Call) or not mark.args:
        return False
    reason = mark.args[0]
    if isinstance(reason, ast.Name):
        reason = _constant(file, reason.id)
    return isinstance(reason, ast.Constant) and len(str(reason.value)) >= REASON


def _constant(file, name):
    for node in file.tree.body:
        if isinstance(node, ast.Assign) and name in {ast.unparse(one) for one in node.targets}:
            return node.value
    return ast.Constant("") if name not in file.imports else ast.Constant("imported " * 3)


@rule("write a test beside the room that calls it: it works, it is refused and nothing is written")
def every_action_has_its_test(house):
    for file, node in actions_of(house):
        if file.furniture != "actions" or node.name.startswith("_"):
            continue
        if not any(_tests(one, file, node) for one in house.tests_of(file.room)):
            yield file, node.lineno, f"no test of {file.room} names {node.name}"


def _tests(test, file, node):
    """A file of tests named after the verb, or one that calls the action by its name."""
    return test.stem == f"test_{file.stem}" or re.search(rf"\b{node.name}\b", test.text)
