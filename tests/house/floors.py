"""Names that reach upstairs are imports in disguise; the import linter does not see them."""

import ast
import re

from tests.house.rule import called, docstrings, first_text, lines_with, rule

NAMED = re.compile(r"^(?:augenhoehe\.)?([a-z]+)(?:[.:][a-zA-Z_][\w.:]*|/[\w/]+\.\w+)$")
IN_TEMPLATE = re.compile(
    r"""\{%\s*(?:url|include|extends|static|load)\s+["']?([a-z]+)[:/.]"""
    r"""|\{%\s*(url)\s+["']([a-z]+):"""
)
ADDRESS = re.compile(r"""["'(=]/([a-z]+)/""")
OWN_FURNITURE = {
    "views", "forms", "panels", "reactions", "jobs", "needs", "urls",
    "api",
}  # fmt: skip
ROOF = {"web"}
# What base shows stands in the frame of ui, which is found by its name.
FRAME = {("base", "ui")}


@rule("use a panel, an event or a need; or the shared noun belongs one floor lower")
def no_name_reaches_upstairs(house):
    for file in house.code:
        if file.room == "kernel":  # nothing resolves a name there: its strings are codes
            continue
        spoken = {id(node) for node in docstrings(file)}
        for node in file.nodes:
            if _gets_model(node) and house.is_upstairs(first_text(node), file.room):
                yield file, node.lineno, f"{file.room} gets a model of {first_text(node)}"
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if not is_text or id(node) in spoken:
                continue
            found = NAMED.match(node.value)
            if found and _reaches(house, found[1], file):
                yield file, node.lineno, f"{file.room} names {node.value}"


def _gets_model(node):
    return isinstance(node, ast.Call) and called(node) in ("get_model", "get_app_config")


def _reaches(house, other, file):
    return house.is_upstairs(other, file.room) and (file.room, other) not in FRAME


@rule("use a panel; the page of a room includes pieces of lower rooms only")
def no_template_reaches_upstairs(house):
    for file in house.templates:
        for line, match in lines_with(IN_TEMPLATE, file):
            other = match[1] or match[3]
            if _reaches(house, other, file):
                yield file, line, f"{file.room} names {match[0].lstrip('{% ')}"


@rule("use reverse(); an address of a room upstairs is handed down by a panel")
def no_address_reaches_upstairs(house):
    for file in [*house.code, *house.templates]:
        for line, match in lines_with(ADDRESS, file):
            if house.is_upstairs(match[1], file.room) and file.room != "web":
                yield file, line, f"{file.room} names {match[0]}"


@rule("call an action, a query or a rule of that room; its doors are its own")
def no_room_uses_the_doors_of_another(house):
    for file in house.code:
        if file.room in ROOF:
            continue
        for line, full in _imported(file):
            parts = full.split(".")
            if parts[0] != "augenhoehe" or len(parts) < 3 or parts[1] in (file.room, "base"):
                continue
            if parts[2] in OWN_FURNITURE and parts[1] != "kernel":
                yield file, line, f"imports {full}"


def _imported(file):
    for node in file.nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{one.name}") for one in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)


@rule("name the room in settings, in the floor plan and in the addresses")
def every_room_is_known(house):
    plan = set(house.heights)
    for file in house.code:
        if file.inside == "apps.py" and file.room not in plan:
            yield file, 1, f"{file.room} stands on no floor"


@rule("import the object; a name in a string can be mistyped")
def reactions_name_the_kind_itself(house):
    for file in house.code:
        for node in file.nodes:
            is_react = isinstance(node, ast.Call) and called(node) in ("react", "record", "panel")
            if is_react and node.args and isinstance(node.args[0], ast.Constant):
                yield file, node.lineno, f"{called(node)}({node.args[0].value!r})"
