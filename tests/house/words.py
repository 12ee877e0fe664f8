"""Every piece says what it is; nothing is left half done."""

import ast
import re

from tests.house.actions import actions_of
from tests.house.rule import lines_with, rule

LEFT = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc", "shared"}
NOUNS_OF_OTHERS = {"Request", "Case"}


def is_model(node):
    """A class that a table comes from; choices and managers are none."""
    bases = [ast.unparse(base) for base in node.bases]
    return any(name.endswith(("Model", "AbstractBaseUser", "AbstractUser")) for name in bases)


def models_of(house):
    for file in house.of_furniture("models"):
        for node in file.tree.body:
            if isinstance(node, ast.ClassDef) and is_model(node):
                yield file, node


@rule("say in its __init__.py what the room is for")
def every_room_says_what_it_is_for(house):
    for file in house.code:
        if file.inside == "__init__.py" and not ast.get_docstring(file.tree):
            yield file, 1, f"the room {file.room} has no docstring"


@rule("one sentence: what a row of this table is")
def every_model_says_what_it_is(house):
    for file, node in models_of(house):
        if not ast.get_docstring(node):
            yield file, node.lineno, f"{node.name} has no docstring"


@rule("one sentence in the words of the service: what this does")
def every_action_says_what_it_does(house):
    for file, node in actions_of(house):
        if not ast.get_docstring(node) and not node.name.startswith("_"):
            yield file, node.lineno, f"{node.name} has no docstring"


@rule("say what goes in and what comes out, units, errors and the source of a formula")
def every_public_function_of_the_kernel_is_explained(house):
    for file in house.code:
        if file.room != "kernel":
            continue
        for node in file.tree.body:
            is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                yield file, node.lineno, f"{node.name} has no docstring"


@rule("name it by what it does: a verb, a noun of the domain")
def no_vague_names(house):
    for file in house.python:
        for part in file.parts:
            if part.removesuffix(".py") in VAGUE:
                yield file, 1, f"{part} says nothing"


@rule("models have words of the domain: ticket, promise, handover")
def no_model_is_called_request_or_case(house):
    for file, node in models_of(house):
        if node.name in NOUNS_OF_OTHERS:
            yield file, node.lineno, f"a model called {node.name}"


@rule("do it now, or write an issue")
def nothing_is_left_for_later(house):
    for file in house.all:
        if file.path.startswith("tests/house/") or file.suffix in (".po", ".md"):
            continue
        for line, match in lines_with(LEFT, file):
            yield file, line, match[0]


@rule("write it, or leave it out")
def no_stubs(house):
    for file in house.code:
        for node in file.functions:
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body and all(_is_nothing(one) for one in body):
                yield file, node.lineno, f"{node.name} does nothing"


def _is_nothing(node):
    if isinstance(node, ast.Raise):
        return "NotImplementedError" in ast.unparse(node)
    is_dots = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Pass) or is_dots and node.value.value is ...
