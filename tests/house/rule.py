"""What a rule is: a name, what to do instead, and a function that finds what breaks it."""

import ast
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule."""

    path: str
    line: int
    sentence: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True)
class Rule:
    """A rule of the house; `find(house)` yields (file, line, sentence)."""

    name: str
    instead: str
    find: Callable

    def findings(self, house):
        found = {Finding(file.path, line, text) for file, line, text in self.find(house)}
        return sorted(found, key=str)


RULES: dict[str, Rule] = {}


def rule(instead):
    """Declare the decorated function as a rule; `instead` says what to do."""

    def mark(function):
        name = function.__name__
        assert name not in RULES, f"two rules are named {name}"
        RULES[name] = Rule(name, instead, function)
        return function

    return mark


def called(node):
    """The last name of what a call calls: `save` of `row.save()`; empty if it has none."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def calls(node):
    """All calls within a node."""
    return [one for one in ast.walk(node) if isinstance(one, ast.Call)]


def first_text(call):
    """The first argument of a call if it is a literal text, else empty."""
    first = call.args[0] if call.args else None
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return first.value if is_text else ""


def decorators(function):
    """Names of a function's decorators: `require_POST`, `action`, `react`."""
    found = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in found}


def lines_with(pattern, file):
    """(line, match) of each place where a compiled pattern is found in a file's text."""
    for match in pattern.finditer(file.text):
        yield file.text.count("\n", 0, match.start()) + 1, match


def docstrings(file):
    """The nodes of a file that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in file.nodes:
        if isinstance(node, owners) and ast.get_docstring(node, clean=False) is not None:
            yield node.body[0].value
