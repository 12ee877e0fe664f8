"""Small enough to be read at once."""

import re

from tests.house.rule import lines_with, rule

FILE, FUNCTION, TEMPLATE, PARAMETERS, PLACED, VARIABLES = 400, 40, 80, 6, 5, 25
EXCUSED = re.compile(r"#\s*(noqa|type: ignore|pylint:|pragma: no cover)")
VARIABLE = re.compile(r"""["']AUGENHOEHE_(?!TEST_)[A-Z_]+["']""")


@rule("split it by noun or verb; literal data belongs into a data file")
def files_stay_short(house):
    for file in house.all:
        count = file.text.count("\n")
        if file.suffix in (".py", ".js", ".css") and count > FILE and not file.is_migration:
            yield file, 1, f"{count} lines, at most {FILE}"


@rule("give its steps names")
def functions_stay_short(house):
    for file in house.python:
        for node in file.functions:
            count = node.end_lineno - node.lineno + 1
            if count > FUNCTION:
                yield file, node.lineno, f"{node.name} has {count} lines, at most {FUNCTION}"


@rule("take a piece out and include it")
def templates_stay_short(house):
    for file in house.templates:
        count = file.text.count("\n")
        if count > TEMPLATE:
            yield file, 1, f"{count} lines, at most {TEMPLATE}"


@rule("pass a dataclass, or split the function; name the arguments at the call")
def functions_take_few_parameters(house):
    """At most six; whoever calls must name what goes beyond the usual few."""
    for file in house.python:
        for node in file.functions:
            placed = [a.arg for a in [*node.args.posonlyargs, *node.args.args]]
            placed = [name for name in placed if name not in ("self", "cls", "request")]
            if len(placed) + len(node.args.kwonlyargs) > PARAMETERS:
                yield file, node.lineno, f"{node.name} takes more than {PARAMETERS} parameters"
            elif len(placed) > PLACED:
                yield file, node.lineno, f"{node.name} takes more than {PLACED} by their place"


@rule("simplify what the linter complains about")
def nobody_silences_the_linter(house):
    for file in house.code:
        for line, match in lines_with(EXCUSED, file):
            yield file, line, match[0]


@rule("make it a setting on the screen, kept in the database")
def few_environment_variables(house):
    found = {}
    for file in house.code:
        for line, match in lines_with(VARIABLE, file):
            found.setdefault(match[0].strip("\"'"), (file, line))
    for count, (name, (file, line)) in enumerate(found.items(), start=1):
        if count > VARIABLES:
            yield file, line, f"{name} is environment variable {count}, at most {VARIABLES}"
